import type { Column } from "../../../../pipeline/event/dataset";
import { type ParquetFileOptions, parquetFile } from "../../../../pipeline/lake/parquet/parquetFile";
import type { ColumnBuffer, PlacedText } from "../../../../pipeline/lake/parquet/rowBuffer";
import type { ColumnVector } from "./columnVector";
import { fileOfVectors } from "./wholeVectors";

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
export const aFile = (
  columns: readonly Column[],
  ...rowGroups: readonly (readonly ColumnVector[])[]
): Promise<Uint8Array> => fileOfVectors(columns, rowGroups);

/** A file with one column and one row group. */
export const aFileOf = (vector: ColumnVector, overrides: Partial<Column> = {}): Promise<Uint8Array> =>
  aFile([aColumn(vector.type, { name: "v", ...overrides })], [vector]);

/** `count` values made from their row. */
export const rowsOf = <V>(count: number, value: (row: number) => V): V[] =>
  Array.from({ length: count }, (_, row) => value(row));

/** A row of a test: values by column. */
export type TestRow = Readonly<Record<string, string | number | boolean | null>>;

/** How {@link aFileOfRows} comes about. */
export interface TestFile extends Partial<ParquetFileOptions> {
  /** After how many rows each a row group is written. */
  readonly rowsPerGroup?: number;
  /** How texts are added. */
  readonly textAs?: "string" | "utf8" | "placed";
}

/** A file of rows, in the order of its options. */
export const aFileOfRows = async (
  columns: readonly Column[],
  rows: readonly TestRow[],
  { rowsPerGroup = Number.POSITIVE_INFINITY, textAs = "string", ...options }: TestFile = {},
): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  const put = async (bytes: Uint8Array): Promise<void> => {
    pieces.push(bytes);
  };
  const file = parquetFile(columns, { createdBy: "footfall version 0.1.0", sortedBy: [], put, ...options });
  const placed = new Map<string, PlacedText>();
  for (const row of rows) {
    for (const [i, { name }] of columns.entries()) {
      const buffer = file.rows.columns[i] as ColumnBuffer;
      const value = row[name] ?? null;
      if (value === null) continue;
      if (buffer.type !== "string" || textAs === "string") buffer.add(value as never);
      else if (textAs === "utf8") {
        const bytes = Buffer.from(`>${value}<`);
        buffer.addUtf8(bytes, 1, bytes.length - 1);
      } else {
        const known = placed.get(`${value}`) ?? { text: `${value}`, filling: 0, place: 0 };
        placed.set(known.text, known);
        buffer.addPlaced(known);
      }
    }
    file.rows.endRow();
    if (file.rows.rowCount >= rowsPerGroup) await file.write();
  }
  await file.finish();
  return Buffer.concat(pieces);
};
