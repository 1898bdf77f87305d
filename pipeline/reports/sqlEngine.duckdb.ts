import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { events } from "../event/events";
import type { ColumnType } from "../event/fieldType";
import { rawEvents } from "../raw/rawEvents";
import type { SqlEngine } from "./sqlEngine";
import { trinoFunctions } from "./trinoFunctions.duckdb";
import { allViews } from "./views/allViews";

/** Where a table's rows are now: the paths of the Parquet files that its manifests name, or of its raw objects. */
export type DataFiles = () => Promise<readonly string[]>;

/**
 * Athena's stand-in on one machine: DuckDB in memory over the very files that are there at the time of each query,
 * with the catalog's views. Partitions come from the files' paths, as text, as Athena has them. Without `rawFiles`
 * the raw objects' table is empty.
 */
export const duckdbSqlEngine = async (
  eventFiles: DataFiles,
  rawFiles: DataFiles = async () => [],
): Promise<SqlEngine> => {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  for (const statement of [...settings, ...trinoFunctions, eventsView([]), rawEventsView([])])
    await connection.run(statement);
  for (const { name, sql } of allViews) await connection.run(`CREATE TEMP VIEW ${name} AS ${sql}`);

  /** One statement at a time, because each sees its own version of the view. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <A>(task: () => Promise<A>): Promise<A> => {
    const mine = turn.then(task, task);
    turn = mine.catch(() => undefined);
    return mine;
  };

  return {
    query: (sql, parameters) =>
      inTurn(async () => {
        await connection.run(eventsView(await eventFiles()));
        await connection.run(rawEventsView(await rawFiles()));
        return rowsOf(connection, sql, parameters as DuckDBValue[]);
      }),
  };
};

/** Under which DuckDB computes what Trino does. */
const settings = ["SET TimeZone = 'UTC'", "SET integer_division = true", "SET threads = 2"];

const duckdbTypes: Readonly<Record<ColumnType, string>> = {
  string: "VARCHAR",
  int: "INTEGER",
  bigint: "BIGINT",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  timestamp: "TIMESTAMP",
};

const eventsView = (files: readonly string[]): string => {
  const columns = events.columns.map(({ name, type }) => `CAST(${name} AS ${duckdbTypes[type]}) AS ${name}`);
  if (files.length === 0) {
    const empty = events.columns.map(({ name, type }) => `CAST(NULL AS ${duckdbTypes[type]}) AS ${name}`);
    return `CREATE OR REPLACE TEMP VIEW events AS SELECT ${empty.join(", ")}, CAST(NULL AS VARCHAR) AS dt WHERE false`;
  }
  return `CREATE OR REPLACE TEMP VIEW events AS SELECT ${columns.join(", ")}, ${dayOfFile} AS dt
    FROM read_parquet(${listOf(files)}, filename = true, hive_partitioning = false, union_by_name = true)`;
};

/** As the OpenX SerDe reads them: an object is its JSON text, a line that cannot be read is a row of nulls. */
const rawEventsView = (files: readonly string[]): string => {
  const columns = rawEvents.columns.map(({ name, type }) => ({ name, type: duckdbTypes[type] }));
  const partitions = ["dt", "hr"].map(
    (name) => `regexp_extract(filename, '${partitionInPath}', ['dt', 'hr'])['${name}'] AS ${name}`,
  );
  const rows =
    files.length === 0
      ? `(SELECT ${columns.map(({ name, type }) => `CAST(NULL AS ${type}) AS ${name}`).join(", ")}, '' AS filename WHERE false)`
      : `read_json(${listOf(files)}, format = 'newline_delimited', ignore_errors = true, filename = true,
          hive_partitioning = false, columns = {${columns.map(({ name, type }) => `${name}: '${type}'`).join(", ")}})`;
  return `CREATE OR REPLACE TEMP VIEW raw_events AS
    SELECT ${columns.map(({ name }) => name).join(", ")}, ${partitions.join(", ")}, filename AS "$path" FROM ${rows}`;
};

const partitionInPath = String.raw`/dt=(\d{4}-\d\d-\d\d)/hr=(\d\d)/s=\d\d/[^/]+$`;

const listOf = (files: readonly string[]): string =>
  `[${files.map((file) => `'${file.replaceAll("'", "''")}'`).join(", ")}]`;

/** Not by DuckDB's hive_partitioning, which takes any folder above for a partition that is named like one. */
const dayOfFile = String.raw`regexp_extract(filename, 'dt=(\d{4}-\d\d-\d\d)/[^/]+$', 1)`;

const rowsOf = async (
  connection: DuckDBConnection,
  sql: string,
  parameters: DuckDBValue[],
): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const reader = await connection.runAndReadAll(sql, parameters);
  return reader
    .getRowObjectsJS()
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
};

const plain = (value: unknown): unknown => {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.getTime();
  return value;
};
