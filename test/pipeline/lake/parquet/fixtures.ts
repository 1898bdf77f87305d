import type { Column } from "../../../../pipeline/event/dataset";
import type { ColumnVector } from "../../../../pipeline/lake/parquet/columnVector";
import { parquetWriter } from "../../../../pipeline/lake/parquet/parquetWriter";

/** An optional column; its name is its type's unless given. */
export const aColumn = (type: Column["type"], overrides: Partial<Column> = {}): Column => ({
  name: type,
  type,
  required: false,
  freeForm: false,
  doc: "A column of a test",
  ...overrides,
});

/** A file with one row group for each list of vectors. */
export const aFile = async (
  columns: readonly Column[],
  ...rowGroups: readonly (readonly ColumnVector[])[]
): Promise<Uint8Array> => {
  const writer = parquetWriter(columns, { createdBy: "footfall version 0.1.0" });
  for (const vectors of rowGroups) await writer.writeRowGroup(vectors);
  return writer.finish();
};

/** A file with one column and one row group. */
export const aFileOf = (vector: ColumnVector, overrides: Partial<Column> = {}): Promise<Uint8Array> =>
  aFile([aColumn(vector.type, { name: "v", ...overrides })], [vector]);

/** `count` values made from their row. */
export const rowsOf = <V>(count: number, value: (row: number) => V): V[] =>
  Array.from({ length: count }, (_, row) => value(row));
