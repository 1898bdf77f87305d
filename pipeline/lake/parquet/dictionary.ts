import type { ColumnVector, NumberType } from "./columnVector";
import { bitWidthOf } from "./hybridEncoding";

/** A column's distinct values, and for each row that has a value the position of that value among them. */
export interface Dictionary {
  readonly distinct: ColumnVector;
  /** As many as there are values; nulls have no code. */
  readonly codes: Uint16Array;
}

/** The dictionary of a column, or undefined where plain values are smaller. */
export const dictionaryOf = (vector: ColumnVector): Dictionary | undefined => {
  if (vector.type === "boolean") return undefined;
  if (vector.type === "string") {
    const found = distinctValues(vector.values, (value) => 4 + value.length);
    return found && { codes: found.codes, distinct: { type: "string", values: found.distinct } };
  }
  const size = byteSize[vector.type];
  const found = distinctValues(vector.values, () => size);
  return found && { codes: found.codes, distinct: { type: vector.type, values: found.distinct } };
};

const byteSize: Record<NumberType, number> = { int: 4, bigint: 8, double: 8, timestamp: 8 };

/** Codes fit in 16 bits. */
const mostValues = 2 ** 16;

/** A reader holds a column's whole dictionary. */
const mostBytes = 4 * 2 ** 20;

/** From this many distinct values on, a column in which half of the values are new is given up early. */
const trialValues = 4096;

/** About what a page's header and compression cost on top of its values. */
const pageOverheadBytes = 40;

const distinctValues = <V extends string | number>(
  values: readonly (V | null)[],
  sizeOf: (value: V) => number,
): { readonly distinct: V[]; readonly codes: Uint16Array } | undefined => {
  const codeOf = new Map<V, number>();
  const distinct: V[] = [];
  const codes = new Uint16Array(values.length);
  let count = 0;
  let plainSize = 0;
  let distinctSize = 0;
  for (const value of values) {
    if (value === null) continue;
    // A Map takes -0 for 0, so a column that has it stays plain.
    if (Object.is(value, -0)) return undefined;
    const size = sizeOf(value);
    let code = codeOf.get(value);
    if (code === undefined) {
      code = distinct.length;
      distinctSize += size;
      if (code >= mostValues || distinctSize > mostBytes) return undefined;
      if (code >= trialValues && 2 * code > count) return undefined;
      codeOf.set(value, code);
      distinct.push(value);
    }
    plainSize += size;
    codes[count++] = code;
  }
  const codesSize = (count * bitWidthOf(distinct.length)) / 8;
  const pays = pageOverheadBytes + distinctSize + codesSize < plainSize;
  return pays ? { distinct, codes: codes.subarray(0, count) } : undefined;
};
