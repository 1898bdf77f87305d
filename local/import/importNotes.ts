import { hashKey } from "../../pipeline/keys/hashKey";
import type { ImportJob } from "./importJob";
import type { ImportOptions } from "./importOptions";
import {
  dropImportState,
  fingerprintOf,
  readImportState,
  stateFileOf,
  writeImportState,
} from "./importState";

/** How far an import is; see ImportState. */
export interface Noted {
  readonly rows: number;
  readonly accepted: number;
  readonly rejectedBytes: number;
}

/** Where that is noted. */
export interface Notes {
  readonly earlier: Noted;
  readonly write: (noted: Noted) => Promise<void>;
  readonly drop: () => Promise<void>;
}

/** What an earlier run of the very same import has noted, and where this one does. Of what is no file, nothing is noted: it cannot be read again. */
export const openNotes = async (options: ImportOptions, job: ImportJob, key: string): Promise<Notes> => {
  const { file, dataset, url, format, shape, mapping, values, rejected } = options;
  const none: Noted = { rows: 0, accepted: 0, rejectedBytes: 0 };
  if (job.input.facts === undefined)
    return { earlier: none, write: async () => undefined, drop: async () => undefined };
  const stateFile = stateFileOf(file);
  const fingerprint = await fingerprintOf(file, [
    [dataset.name, url, hashKey(key), format, shape, job.asOfMs, rejected ?? null],
    [[...mapping.map], [...mapping.set], mapping.generatesId, mapping.keepsRest],
    [values.timeZone, values.times.rule, values.hasDecimalComma],
  ]);
  return {
    earlier: (await readImportState(stateFile, fingerprint)) ?? none,
    write: async (noted) => {
      if (noted.rows > 0) await writeImportState(stateFile, { fingerprint, ...noted });
    },
    drop: () => dropImportState(stateFile),
  };
};
