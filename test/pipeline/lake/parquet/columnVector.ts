import type { NumberType } from "../../../../pipeline/lake/parquet/numberType";

/**
 * The values of one column of a row group, in the order of the rows; null where there is no value.
 * `timestamp`: milliseconds since the Unix epoch, UTC. `bigint`: safe integers, stored in 64 bits.
 */
export type ColumnVector =
  | { readonly type: "string"; readonly values: (string | null)[] }
  | { readonly type: NumberType; readonly values: (number | null)[] }
  | { readonly type: "boolean"; readonly values: (boolean | null)[] };
