import { basename } from "node:path";
import type { EpochMs } from "../../pipeline/event/fieldType";
import { BrokenGzipError } from "../accessLog/plainBytes";
import { type InputFile, inputFile, isReadFailure } from "../inputFile";
import { StartupError } from "../startupError";
import { fieldMapping } from "./fieldMapping";
import type { ImportOptions } from "./importOptions";
import { openSource } from "./openSource";
import { planText } from "./planText";
import type { GoodRow, Source } from "./row";
import { type Converted, toRecord } from "./toRecord";
import { UnreadableFileError } from "./unreadableFile";
import { commonTimes } from "./writtenTime";
import { zonedTime } from "./zonedTime";

/** A file that is open, and what is to be done with it. */
export interface ImportJob {
  readonly input: InputFile;
  readonly source: Source;
  readonly convert: (row: GoodRow) => Converted;

  readonly asOfMs: EpochMs;
  readonly plan: string;
}

/** Opens a file and decides which of its columns fill which fields, before anything is sent. */
export const openJob = async (options: ImportOptions, signal: AbortSignal): Promise<ImportJob> => {
  const { file, dataset } = options;
  const input = inputFile(file, file, signal);
  const asOfMs = asOfOf(options, input);
  const source = await openSource(input.chunks(), options).catch((error: unknown) => {
    throw inWords(error, file, "");
  });
  const mapping = fieldMapping(dataset, source, options.mapping);
  const idOfLine = options.mapping.generatesId ? idsOf(file) : undefined;
  const { keepsRest } = options.mapping;
  const { values } = options;
  return {
    input,
    source,
    asOfMs,
    convert: toRecord({ dataset, mapping, values, keepsRest, asOfMs, idOfLine }),
    plan: planText({
      dataset: dataset.name,
      file,
      mapping,
      keepsRest,
      exampleId: idOfLine?.(1),
      asOf: new Date(asOfMs).toISOString(),
      timeZone: values.timeZone,
    }),
  };
};

const asOfOf = ({ asOf, values }: ImportOptions, { facts }: InputFile): EpochMs => {
  if (asOf === undefined && facts !== undefined) return facts.modifiedAtMs;
  if (asOf === undefined)
    throw new StartupError("--as-of TIME is needed, because what is no file has no time of its own");
  const written = commonTimes.read(asOf);
  if (written === undefined)
    throw new StartupError(
      `--as-of takes a time as 2026-03-01T06:00:00Z or 2026-03-01, not ${JSON.stringify(asOf)}`,
    );
  const { wallMs, offsetMs } = written;
  return offsetMs === undefined ? zonedTime(values.timeZone).instantOf(wallMs) : wallMs - offsetMs;
};

/** Ids that are the same whenever a file of that name is imported. */
const idsOf = (file: string): ((line: number) => string) => {
  const stem = basename(file)
    .replace(/\.gz$/i, "")
    .replace(/\.\w+$/, "")
    .replaceAll(/[^\p{L}\p{N}_.-]+/gu, "-")
    .slice(0, longestStem);
  return (line) => `${stem}-${line}`;
};

const longestStem = 100;

/** The same error, in a sentence where it is about the file; `where` says how far that was read. */
export const inWords = (error: unknown, file: string, where: string): unknown => {
  if (error instanceof UnreadableFileError || error instanceof BrokenGzipError)
    return new StartupError(`${file} cannot be read${where}: ${error.message}`);
  return isReadFailure(error) ? new StartupError(`${file} cannot be read: ${error.message}`) : error;
};
