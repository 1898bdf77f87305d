import type { Column } from "../../../../pipeline/event/dataset";
import { parquetFile } from "../../../../pipeline/lake/parquet/parquetFile";
import type { ColumnVector } from "./columnVector";

/** The bytes of a file of whole row groups, each a vector a column, in whose order the rows stay. */
export const fileOfVectors = async (
  columns: readonly Column[],
  rowGroups: readonly (readonly ColumnVector[])[],
): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  const put = async (bytes: Uint8Array): Promise<void> => {
    pieces.push(bytes);
  };
  const file = parquetFile(columns, { createdBy: "footfall version 0.1.0", sortedBy: [], put });
  for (const vectors of rowGroups) {
    const rowCount = vectors[0]?.values.length ?? 0;
    for (let row = 0; row < rowCount; row++) {
      for (const [at, column] of file.rows.columns.entries()) {
        const value = vectors[at]?.values[row] ?? null;
        if (value !== null) column.add(value as never);
      }
      file.rows.endRow();
    }
    await file.write();
  }
  await file.finish();
  return Buffer.concat(pieces);
};
