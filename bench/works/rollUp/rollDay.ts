import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { compactedDatasets } from "../../../pipeline/compaction/compactedDatasets";
import type { AttemptId } from "../../../pipeline/lake/lakeKey";
import { type RollUpReport, rollUp } from "../../../pipeline/rollUp/rollUp";
import { usualTargetBytes } from "../../../pipeline/rollUp/rollUpParts";
import { dirObjectStore } from "../../../pipeline/storage/objectStore.dir";
import type { Run } from "../../harness/work";
import type { LakeInput } from "../reports/lake";

/** A lake of hourly files, and where its rolled-up copy is to be; without that it is only made to see what it takes. */
export interface RollDayInput extends LakeInput {
  readonly into?: string;
}

/** Rolls all days of a lake up, in hard links of its files, so that they stay as they are. */
export const run: Run<RollDayInput> = async ({ lake, into, events }, _, measure) => {
  const copy = into ?? mkdtempSync(join(dirname(lake), "linked-"));
  try {
    linkAll(lake, copy);
    const { files, bytes, failures } = await measure(() => rolledUp(copy));
    if (failures.length > 0) throw new Error(JSON.stringify(failures));
    return { events, bytesOut: bytes, figures: { filesBefore: files.before, filesAfter: files.after } };
  } finally {
    if (into === undefined) rmSync(copy, { recursive: true, force: true });
  }
};

const rolledUp = (folder: string): Promise<RollUpReport> =>
  rollUp({
    dataset: compactedDatasets.events,
    lake: dirObjectStore({ folder, bucket: "lake" }),
    closedAfterDays: 0,
    stopAfterMs: Number.MAX_SAFE_INTEGER,
    targetBytes: usualTargetBytes,
    now: Date.now,
    newAttemptId: () => randomUUID() as AttemptId,
    createdBy: "footfall version 0.0.0",
  })();

const linkAll = (from: string, to: string): void => {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const link = join(to, path.slice(from.length));
    mkdirSync(dirname(link), { recursive: true });
    linkSync(path, link);
  }
};
