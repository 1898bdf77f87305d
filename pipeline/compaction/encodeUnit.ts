import type { DataFile } from "../lake/commitRecord";
import { type AttemptId, type Day, dataKey } from "../lake/lakeKey";
import type { CompactionParts } from "./compactionParts";
import type { HourView } from "./hourView";
import { type PartitionFiles, partitionFiles } from "./partitionFiles";
import type { TakeRow, UnitReading } from "./readLines";
import { readUnit, type UnitSources } from "./readUnit";

/** A unit's raw objects turned into data files, which are stored, and which nobody goes by yet. */
export interface EncodedUnit extends UnitReading {
  readonly files: readonly DataFile[];
}

/**
 * Reads a unit and encodes its rows by day, each file on its way to the store while it is encoded; undefined where
 * an object has gone since it was listed. Of what is not finished, nothing is ever seen.
 */
export const encodeUnit = async (
  parts: CompactionParts,
  view: HourView,
  attempt: AttemptId,
  sources: UnitSources,
): Promise<EncodedUnit | undefined> => {
  const { dataset, lake, createdBy, spilling } = parts;
  const keyOf = (day: Day) => dataKey(dataset.name, day, sources.unit, attempt);
  const upload = (day: Day) => lake.upload(keyOf(day));
  const newScratchFile = spilling?.newScratchFile;
  let files: PartitionFiles | undefined;

  const begin = async (): Promise<TakeRow> => {
    await files?.abort();
    const begun = partitionFiles(dataset, { createdBy, upload, newScratchFile });
    files = begun;
    return (line, batchId) => begun.add(dataset.dayOf(line), (rows) => dataset.addRow(line, batchId, rows));
  };

  let reading: UnitReading | undefined;
  try {
    reading = await readUnit(parts, view, sources, begin);
    const stored = reading === undefined ? [] : ((await files?.finish()) ?? []);
    return (
      reading && { ...reading, files: stored.map(({ day, ...file }) => ({ day, key: keyOf(day), ...file })) }
    );
  } finally {
    await files?.abort();
  }
};
