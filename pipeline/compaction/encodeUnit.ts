import { createHash } from "node:crypto";
import type { DataFile } from "../lake/commitRecord";
import { type AttemptId, dataKey, type Unit } from "../lake/lakeKey";
import type { RawInput } from "../raw/rawHour";
import type { CompactionParts } from "./compactionParts";
import type { ReadSidecars } from "./earlierIdentities";
import { type PartitionFile, partitionFiles } from "./partitionFiles";
import { readUnit, type UnitReading } from "./readUnit";

/** A unit's raw objects turned into data files, nothing of it stored yet. */
export interface EncodedUnit extends UnitReading {
  readonly files: readonly { readonly entry: DataFile; readonly body: Uint8Array }[];
}

/** Reads a unit and encodes its rows by day; undefined where a raw object has gone since it was listed. */
export const encodeUnit = async (
  parts: CompactionParts,
  unit: Unit,
  attempt: AttemptId,
  inputs: readonly RawInput[],
  earlier: ReadSidecars,
): Promise<EncodedUnit | undefined> => {
  const { dataset } = parts;
  const files = partitionFiles(dataset, parts.createdBy);
  const reading = await readUnit(parts, unit, inputs, earlier, (line, batchId) =>
    files.add(dataset.dayOf(line), (rows) => dataset.addRow(line, batchId, rows)),
  );
  if (reading === undefined) return undefined;
  return {
    ...reading,
    files: (await files.finish()).map((file) => ({
      entry: dataFile(parts.dataset.name, unit, attempt, file),
      body: file.body,
    })),
  };
};

const dataFile = (
  dataset: string,
  unit: Unit,
  attempt: AttemptId,
  { day, rows, body }: PartitionFile,
): DataFile => ({
  day,
  key: dataKey(dataset, day, unit, attempt),
  rows,
  bytes: body.length,
  sha256: createHash("sha256").update(body).digest("hex"),
});
