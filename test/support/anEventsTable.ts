import { DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { events } from "../../pipeline/event/events";
import type { ColumnType } from "../../pipeline/event/fieldType";
import { duckdbTypes } from "../../pipeline/reports/fileTables.duckdb";
import type { SqlEngine } from "../../pipeline/reports/sqlEngine";
import { trinoFunctions } from "../../pipeline/reports/trinoFunctions.duckdb";

/** A row of the events table; what is left out is null, times are epoch milliseconds. */
export type EventsRow = Readonly<
  Record<string, string | number | boolean | undefined> & { event_id: string; occurred_at: number }
>;

/** An engine over nothing but a table of events, live and not, for tests that fill it over and over. */
export interface EventsTable {
  readonly engine: SqlEngine;
  fill(rows: readonly EventsRow[]): Promise<void>;
}

const columns = [...events.columns, { name: "dt", type: "string" as const }];

export const anEventsTable = async (): Promise<EventsTable> => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const statements = [
    "SET TimeZone = 'UTC'",
    "SET integer_division = true",
    "SET threads = 1",
    ...trinoFunctions,
    `CREATE TABLE events (${columns.map(({ name, type }) => `${name} ${duckdbTypes[type]}`).join(", ")})`,
    "CREATE VIEW events_live AS SELECT * FROM events",
  ];
  for (const statement of statements) await connection.run(statement);
  let filled: readonly EventsRow[] | undefined;
  return {
    engine: {
      query: async (sql, parameters) => {
        const reader = await connection.runAndReadAll(sql, [...parameters] as DuckDBValue[]);
        return reader
          .getRowObjectsJS()
          .map((row) =>
            Object.fromEntries(
              Object.entries(row).map(([name, value]) => [
                name,
                typeof value === "bigint" ? Number(value) : value,
              ]),
            ),
          );
      },
    },
    fill: async (rows) => {
      if (rows === filled) return;
      filled = rows;
      await connection.run("TRUNCATE events");
      if (rows.length === 0) return;
      const whole = rows.map(wholeRow);
      const used = columns.filter(({ name }) => whole.some((row) => row[name] !== undefined));
      const values = whole.map(
        (row) => `(${used.map(({ name, type }) => literal(row[name], type)).join(", ")})`,
      );
      await connection.run(
        `INSERT INTO events (${used.map(({ name }) => name).join(", ")}) VALUES ${values.join(", ")}`,
      );
    },
  };
};

const wholeRow = (row: EventsRow): Readonly<Record<string, unknown>> => ({
  ...{ site_id: "luna", is_robot: false, time_rule: "as_sent", ...row },
  dt: new Date(row.occurred_at).toISOString().slice(0, 10),
});

const literal = (value: unknown, type: ColumnType): string => {
  if (value === undefined) return "NULL";
  if (type === "timestamp") return `epoch_ms(${value})`;
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
};
