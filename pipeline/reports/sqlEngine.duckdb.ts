import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { events } from "../event/events";
import type { ColumnType } from "../event/fieldType";
import type { SqlEngine } from "./sqlEngine";

/** Where a dataset's rows are now: the paths of the Parquet files that its manifests name. */
export type DataFiles = () => Promise<readonly string[]>;

/**
 * Athena's stand-in on one machine: DuckDB in memory over the very Parquet files that the manifests name at the
 * time of each query. `dt` comes from the files' paths, as text, as Athena has it.
 */
export const duckdbSqlEngine = async (eventFiles: DataFiles): Promise<SqlEngine> => {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  for (const setting of settings) await connection.run(setting);

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
  const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(", ");
  return `CREATE OR REPLACE TEMP VIEW events AS SELECT ${columns.join(", ")}, ${dayOfFile} AS dt
    FROM read_parquet([${list}], filename = true, hive_partitioning = false, union_by_name = true)`;
};

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
