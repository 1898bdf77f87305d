import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import type { DatasetName } from "../event/datasets";
import { messageOf } from "../event/messageOf";
import { type FileTable, lakeFileTables, rawFileTables } from "./fileTables.duckdb";
import { namedTables } from "./namedTables";
import type { SqlEngine, SqlParameter } from "./sqlEngine";
import { trinoFunctions } from "./trinoFunctions.duckdb";
import { allViews } from "./views/allViews";

/** Where a table's rows are now: the paths of the Parquet files that its manifests name, or of its raw objects. */
export type DataFiles = () => Promise<readonly string[]>;

/** Each dataset's files; the table of one that is left out is empty. */
export interface EngineFiles {
  readonly lakeFiles: Readonly<Partial<Record<DatasetName, DataFiles>>>;
  /** @default none */
  readonly rawFiles?: Readonly<Partial<Record<DatasetName, DataFiles>>>;
}

/**
 * Athena's stand-in on one machine: DuckDB in memory over the very files that are there at the time of each query,
 * with the catalog's views. Partitions come from the files' paths, as text, as Athena has them. Two statements run at
 * once; others wait.
 */
export const duckdbSqlEngine = async ({ lakeFiles, rawFiles = {} }: EngineFiles): Promise<SqlEngine> => {
  const sources: Readonly<Record<string, Source>> = {
    ...sourcesOf(lakeFileTables, (table) => lakeFiles[table as DatasetName]),
    ...sourcesOf(rawFileTables, (table) => rawFiles[table.replace(/^raw_/, "") as DatasetName]),
  };
  const rowsIn = async (table: string): Promise<string> => (await sources[table]?.()) ?? "";
  const namedBy = namedTables(Object.keys(sources), allViews);
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const first = await instance.connect();
  for (const statement of [...settings, ...trinoFunctions]) await first.run(statement);

  /** Those that nobody uses, and who waits for one. A connection has views of its own. */
  const free: Session[] = [session(first)];
  const waiting: ((session: Session) => void)[] = [];
  let sessions = 1;
  const take = async (): Promise<Session> => {
    const last = free.pop();
    if (last !== undefined) return last;
    if (sessions === sessionLimit) return new Promise((resolve) => waiting.push(resolve));
    sessions += 1;
    return session(await instance.connect());
  };
  const giveBack = (used: Session): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(used);
    else next(used);
  };

  return {
    query: async (sql, parameters) => {
      const { tables, views } = namedBy(sql);
      const used = await take();
      try {
        const shown = await Promise.all(tables.map(async (name) => [name, await rowsIn(name)] as const));
        for (const [name, rows] of shown) await used.show(name, rows);
        for (const { name, sql: text } of views) await used.show(name, text);
        try {
          return await rowsOf(used.connection, sql, parameters);
        } catch (error) {
          if (!isOfNoFile(error)) throw error;
          for (const [name, rows] of shown) await used.show(name, unpruned(rows));
          return await rowsOf(used.connection, sql, parameters);
        }
      } finally {
        giveBack(used);
      }
    },
  };
};

/**
 * DuckDB 1.5 cannot copy the plan of a scan of which its conditions have left no file, as it does where a `WITH` is read
 * twice; so a statement about days without a file fails.
 */
const isOfNoFile = (error: unknown): boolean => messageOf(error).includes("needs at least one file to read");

/** The same rows, of whose files conditions leave none out: they do not go past a limit. */
const unpruned = (rows: string): string => `SELECT * FROM (${rows}) LIMIT ${Number.MAX_SAFE_INTEGER}`;

const sessionLimit = 2;

/** Under which DuckDB computes what Trino does. Data files are never written twice, so what is known of them holds. */
const settings = [
  "SET GLOBAL TimeZone = 'UTC'",
  "SET GLOBAL integer_division = true",
  "SET GLOBAL threads = 2",
  "SET GLOBAL parquet_metadata_cache = true",
];

/** The `SELECT` of a table over the files that are there now. */
type Source = () => Promise<string>;

const sourcesOf = (
  tables: Readonly<Record<string, FileTable>>,
  filesOf: (table: string) => DataFiles | undefined,
): Readonly<Record<string, Source>> =>
  Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, async () => rows((await filesOf(name)?.()) ?? [])]),
  );

interface Session {
  readonly connection: DuckDBConnection;
  /** Gives a name to a `SELECT`, unless it has it. */
  show(name: string, sql: string): Promise<void>;
}

const session = (connection: DuckDBConnection): Session => {
  const shown = new Map<string, string>();
  return {
    connection,
    show: async (name, sql) => {
      if (shown.get(name) === sql) return;
      await connection.run(`CREATE OR REPLACE TEMP VIEW ${name} AS ${sql}`);
      shown.set(name, sql);
    },
  };
};

const rowsOf = async (
  connection: DuckDBConnection,
  sql: string,
  parameters: readonly SqlParameter[],
): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const reader = await connection.runAndReadAll(sql, [...parameters] as DuckDBValue[]);
  return reader
    .getRowObjectsJS()
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
};

const plain = (value: unknown): unknown => {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.getTime();
  return value;
};
