import type { Column } from "../event/dataset";
import type { RowBuffer } from "../lake/parquet/rowBuffer";

/** Adds a row that is given as an object, null or without a member where there is no value; free-form objects as their JSON. */
export const addRowObject = (columns: readonly Column[], rows: RowBuffer, row: object): void => {
  columns.forEach(({ name, freeForm }, at) => {
    const value = (row as Readonly<Record<string, unknown>>)[name] ?? null;
    const column = rows.columns[at];
    if (value !== null) column?.add((freeForm ? JSON.stringify(value) : value) as never);
  });
  rows.endRow();
};
