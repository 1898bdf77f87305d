import type { SqlParameter } from "./sqlEngine";

/** So long Athena takes one execution parameter. */
export const longestAthenaLiteral = 1024;

/**
 * A value as Athena takes it for a `?`: the text of a SQL expression. Texts stand in single quotes, with quotes inside
 * doubled, so that nothing in them is SQL; numbers, TRUE, FALSE and NULL stand as they are.
 */
export const athenaLiteral = (value: SqlParameter): string => {
  if (value === null) return "NULL";
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (!Number.isFinite(value)) throw new Error(`${value}: is no number of SQL`);
  return String(value);
};
