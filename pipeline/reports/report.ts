import type * as t from "io-ts";
import { decode } from "../event/decode";
import type { SqlEngine, SqlParameters } from "./sqlEngine";

/** A question about the lake and its answer's shape. */
export interface Report<Parameters extends SqlParameters, Row> {
  /** In paths and in Athena's list of named queries. */
  readonly name: string;
  /** What it answers, and by which definition. */
  readonly doc: string;
  readonly parameters: t.Type<Parameters, unknown, unknown>;
  readonly row: t.Type<Row, unknown, unknown>;
  /** Athena's dialect; values only as `?`. */
  readonly sql: string;
  /** What the statement's `?` stand for, in their order. */
  readonly placeholders: readonly Placeholder<Parameters>[];
}

/** A `?` of a statement. */
export interface Placeholder<Parameters> {
  /** The parameter whose value it takes; one that is left out is null. */
  readonly name: keyof Parameters & string;
  /** For people who fill it in by hand, as in Athena's console. */
  readonly doc: string;
}

/** Runs a report. Rejects when the engine does, or when a row is not what the report says: a bug in its SQL. */
export const runReport =
  (engine: SqlEngine) =>
  async <Parameters extends SqlParameters, Row>(
    report: Report<Parameters, Row>,
    parameters: Parameters,
  ): Promise<readonly Row[]> => {
    const values = report.placeholders.map(({ name }) => parameters[name] ?? null);
    const rows = await engine.query(report.sql, values);
    return rows.map((row) => {
      const decoded = decode(report.row, row);
      if (decoded.kind === "valid") return decoded.value;
      throw new Error(`report ${report.name}: ${decoded.errors.join("; ")}`);
    });
  };
