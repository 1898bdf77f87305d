/** A value bound to a `?` of a statement. */
export type SqlParameter = string | number | boolean | null;

/** Values by name; one that is left out is bound as null. */
export type SqlParameters = Readonly<Record<string, SqlParameter | undefined>>;

/** Runs SQL of Athena's dialect over the tables of the lake: each dataset by its name, with its partition `dt`. */
export interface SqlEngine {
  /** The rows, by column name. Whole numbers are numbers, timestamps are epoch milliseconds. */
  query(
    sql: string,
    parameters: readonly SqlParameter[],
  ): Promise<readonly Readonly<Record<string, unknown>>[]>;
}
