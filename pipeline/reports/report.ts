import type * as t from "io-ts";
import { decode } from "../event/decode";
import type { SqlEngine, SqlParameter } from "./sqlEngine";

/** A question about the lake and its answer's shape. */
export interface Report<Parameters, Row> {
  /** In paths and in Athena's list of named queries. */
  readonly name: string;
  /** What it answers, and by which definition. */
  readonly doc: string;
  readonly parameters: t.Type<Parameters, unknown, unknown>;
  readonly row: t.Type<Row, unknown, unknown>;
  /** Athena's dialect; values only as `?`. */
  readonly sql: string;
  /** The values for the statement's `?`, in their order. */
  readonly bind: (parameters: Parameters) => readonly SqlParameter[];
}

/** Runs a report. Rejects when the engine does, or when a row is not what the report says: a bug in its SQL. */
export const runReport =
  (engine: SqlEngine) =>
  async <Parameters, Row>(
    report: Report<Parameters, Row>,
    parameters: Parameters,
  ): Promise<readonly Row[]> => {
    const rows = await engine.query(report.sql, report.bind(parameters));
    return rows.map((row) => {
      const decoded = decode(report.row, row);
      if (decoded.kind === "valid") return decoded.value;
      throw new Error(`report ${report.name}: ${decoded.errors.join("; ")}`);
    });
  };
