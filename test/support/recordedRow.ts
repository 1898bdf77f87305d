import type { Column } from "../../pipeline/event/dataset";
import type { ColumnBuffer, PlacedText, RowBuffer } from "../../pipeline/lake/parquet/rowBuffer";

/** The row that is added, as an object: null where a column got no value. A column that gets two of them is an error. */
export const recordedRow = (
  columns: readonly Column[],
  add: (rows: RowBuffer) => void,
): Readonly<Record<string, unknown>> => {
  const row: Record<string, unknown> = Object.fromEntries(columns.map(({ name }) => [name, null]));
  let rowCount = 0;
  const bufferOf = ({ name, type }: Column): ColumnBuffer => {
    const put = (value: unknown): void => {
      if (row[name] !== null) throw new Error(`${name}: has a value already`);
      row[name] = value;
    };
    return {
      type,
      add: put,
      addPlaced: ({ text }: PlacedText) => put(text),
      addUtf8: (bytes: Buffer, start: number, end: number) => put(bytes.toString("utf8", start, end)),
    } as ColumnBuffer;
  };
  const rows = {
    columns: columns.map(bufferOf),
    endRow: () => {
      rowCount += 1;
    },
  };
  add(rows as unknown as RowBuffer);
  if (rowCount !== 1) throw new Error(`${rowCount} rows were ended`);
  return row;
};
