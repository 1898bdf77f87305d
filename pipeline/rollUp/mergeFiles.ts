import { createHash } from "node:crypto";
import { openParquet } from "../lake/parquet/parquetReader";
import type { FileContent } from "../lake/rollUpRecord";
import type { ObjectKey } from "../storage/objectStore";
import type { ShownFile } from "./chooseFiles";
import { mergeRuns } from "./mergeRuns";
import type { RollUpParts } from "./rollUpParts";
import { sortedFile } from "./sortedFile";
import { type Run, sortedRuns } from "./sortedRuns";

/** One file in the place of several. */
export interface MergedFiles {
  readonly output: FileContent;
  /** What was read, in the order of the files. */
  readonly sources: readonly FileContent[];
}

/**
 * Reads data files and stores one sorted file of all their rows; undefined where one of them is gone. Throws where a roll-up's file
 * is not what its record says, or where what came out has not as many rows as what went in.
 */
export const mergeFiles = async (
  parts: Pick<RollUpParts, "dataset" | "lake" | "createdBy">,
  files: readonly ShownFile[],
  output: ObjectKey,
): Promise<MergedFiles | undefined> => {
  const sources: FileContent[] = [];
  const runs: Run[] = [];
  for (const { key, rollUp } of files) {
    const object = await parts.lake.get(key);
    if (object === undefined) return undefined;
    const sha256 = createHash("sha256").update(object.body).digest("hex");
    if (rollUp !== undefined && rollUp.output.sha256 !== sha256)
      throw new Error(`${key}: is not the file that its roll-up wrote`);
    const file = await openParquet(object.body, parts.dataset.columns);
    const rows = file.rowGroups.reduce((sum, { rowCount }) => sum + rowCount, 0);
    sources.push({ key, rows, bytes: object.body.length, sha256 });
    runs.push(...(await sortedRuns(parts, file)));
  }
  const wanted = sources.reduce((sum, { rows }) => sum + rows, 0);
  return { output: await store(parts, runs, output, wanted), sources };
};

const store = async (
  parts: Pick<RollUpParts, "dataset" | "lake" | "createdBy">,
  runs: readonly Run[],
  key: ObjectKey,
  wanted: number,
): Promise<FileContent> => {
  const upload = parts.lake.upload(key);
  const hash = createHash("sha256");
  let bytes = 0;
  const file = sortedFile(parts, async (piece) => {
    hash.update(piece);
    bytes += piece.length;
    await upload.write(piece);
  });
  try {
    await mergeRuns(parts, runs, file);
    if (file.rowCount !== wanted)
      throw new Error(`${key}: would have ${file.rowCount} rows, of files that have ${wanted}`);
    await file.finish();
    // where an object of that name is there, this put has made it, and its answer was lost: no name is used twice
    await upload.finish();
    return { key, rows: file.rowCount, bytes, sha256: hash.digest("hex") };
  } catch (error) {
    file.giveUp();
    await upload.abort();
    throw error;
  }
};
