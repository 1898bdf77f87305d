import type { Column } from "../../event/dataset";
import type { ColumnVector } from "./columnVector";
import { valueRules } from "./valueRules";

/**
 * Returns how many rows the vectors hold, once every value is known to fit its column.
 * Throws an Error that names the column, the row (from 0) and the rule it breaks, but not the value: rows are people's
 * data, and errors are logged.
 */
export const checkVectors = (columns: readonly Column[], vectors: readonly ColumnVector[]): number => {
  if (vectors.length !== columns.length)
    throw new Error(`${columns.length} columns need as many vectors, not ${vectors.length}`);
  const rowCount = vectors[0]?.values.length ?? 0;
  for (const [i, vector] of vectors.entries()) {
    const column = columns[i];
    if (column !== undefined) checkVector(column, vector, rowCount);
  }
  return rowCount;
};

const checkVector = (column: Column, { type, values }: ColumnVector, rowCount: number): void => {
  if (type !== column.type) throw new Error(`${column.name}: needs a ${column.type} vector, not ${type}`);
  if (values.length !== rowCount)
    throw new Error(`${column.name}: has ${values.length} rows where the first column has ${rowCount}`);
  const { holds, words } = valueRules[type];
  for (let row = 0; row < rowCount; row++) {
    const value = values[row];
    if (value === null) {
      if (column.required) throw new Error(`${column.name}, row ${row}: required, so it must not be null`);
    } else if (!holds(value)) throw new Error(`${column.name}, row ${row}: must be ${words}`);
  }
};
