/** A value bound to a `?` of a statement. */
export type SqlParameter = string | number | boolean | null;

/**
 * Runs SQL of Athena's dialect over the tables of the lake, each dataset by its name with its partition `dt`; over those
 * of raw objects (`raw_events`, …); and over the catalog's views.
 */
export interface SqlEngine {
  /** The rows, by column name. Whole numbers are numbers, timestamps are epoch milliseconds. */
  query(
    sql: string,
    parameters: readonly SqlParameter[],
  ): Promise<readonly Readonly<Record<string, unknown>>[]>;
}
