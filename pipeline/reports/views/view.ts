import type { Column } from "../../event/dataset";

/** A question asked so often that its answer has a table's name: a `SELECT` kept in the catalog. */
export interface View {
  /** The table's name in SQL. */
  readonly name: string;
  readonly doc: string;
  /** What the statement gives, in its order. */
  readonly columns: readonly ViewColumn[];
  /** Athena's dialect, without parameters. */
  readonly sql: string;
}

export type ViewColumn = Pick<Column, "name" | "type" | "doc">;

/**
 * A view each of whose columns is an expression over `from`, with what stands before the `SELECT`: a column's name is
 * said once, for the statement and for the catalog.
 */
export const viewOf = (
  { name, doc }: Pick<View, "name" | "doc">,
  columns: readonly (ViewColumn & { readonly sql: string })[],
  from: string,
  before?: string,
): View => ({
  name,
  doc,
  columns: columns.map((column) => ({ name: column.name, type: column.type, doc: column.doc })),
  sql: [
    ...(before === undefined ? [] : [before]),
    `SELECT ${columns.map((column) => `${column.sql} AS ${column.name}`).join(",\n       ")}`,
    from,
  ].join("\n"),
});
