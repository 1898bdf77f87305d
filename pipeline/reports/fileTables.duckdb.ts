import { allDatasets } from "../commerce/allDatasets";
import type { Column } from "../event/dataset";
import type { ColumnType } from "../event/fieldType";
import { rawTables } from "../raw/rawTables";

/** A table over files: its `SELECT`, over the paths of the files that are there now. */
export type FileTable = (files: readonly string[]) => string;

/** The tables of the lake by name, a dataset each: Parquet, with the partition `dt` from the files' paths, as text. */
export const lakeFileTables: Readonly<Record<string, FileTable>> = Object.fromEntries(
  allDatasets.map(({ name, columns }) => [name, (files) => lakeRows(columns, files)]),
);

/** The tables of raw objects by name: gzip NDJSON, with the day and hour of receipt from the paths, and `"$path"`. */
export const rawFileTables: Readonly<Record<string, FileTable>> = Object.fromEntries(
  rawTables.map(({ name, columns }) => [name, (files) => rawRows(columns, files)]),
);

type TypedColumns = readonly Pick<Column, "name" | "type">[];

/** Column types as DuckDB names them. */
export const duckdbTypes: Readonly<Record<ColumnType, string>> = {
  string: "VARCHAR",
  int: "INTEGER",
  bigint: "BIGINT",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  timestamp: "TIMESTAMP",
};

const noRows = (columns: TypedColumns): string =>
  `SELECT ${columns.map(({ name, type }) => `CAST(NULL AS ${duckdbTypes[type]}) AS ${name}`).join(", ")}`;

function lakeRows(columns: TypedColumns, files: readonly string[]): string {
  if (files.length === 0) return `${noRows(columns)}, CAST(NULL AS VARCHAR) AS dt WHERE false`;
  return `SELECT ${columns.map(({ name, type }) => `${columnValue(name, type)} AS ${name}`).join(", ")}, ${dayOfFile} AS dt
    FROM read_parquet(${listOf(files)}, filename = true, hive_partitioning = false, union_by_name = true)`;
}

/**
 * The value of a Parquet file's column as its type. Its times are instants, which a cast would look up in a calendar one by
 * one; their microseconds since the epoch say the same in UTC.
 */
const columnValue = (name: string, type: ColumnType): string =>
  type === "timestamp" ? `make_timestamp(epoch_us(${name}))` : `CAST(${name} AS ${duckdbTypes[type]})`;

/** As the OpenX SerDe reads them: an object is its JSON text, a line that cannot be read is a row of nulls. */
function rawRows(columns: TypedColumns, files: readonly string[]): string {
  const typed = columns.map(({ name, type }) => `${name}: '${duckdbTypes[type]}'`);
  const rows =
    files.length === 0
      ? `(${noRows(columns)}, '' AS filename WHERE false)`
      : `read_json(${listOf(files)}, format = 'newline_delimited', ignore_errors = true, filename = true,
          hive_partitioning = false, columns = {${typed.join(", ")}})`;
  const partitions = ["dt", "hr"].map(
    (name) => `regexp_extract(filename, '${partitionInPath}', ['dt', 'hr'])['${name}'] AS ${name}`,
  );
  return `SELECT ${columns.map(({ name }) => name).join(", ")}, ${partitions.join(", ")}, filename AS "$path" FROM ${rows}`;
}

const partitionInPath = String.raw`/dt=(\d{4}-\d\d-\d\d)/hr=(\d\d)/s=\d\d/[^/]+$`;

/** Not by DuckDB's hive_partitioning, which takes any folder above for a partition that is named like one. */
const dayOfFile = String.raw`regexp_extract(filename, 'dt=(\d{4}-\d\d-\d\d)/[^/]+$', 1)`;

const listOf = (files: readonly string[]): string =>
  `[${files.map((file) => `'${file.replaceAll("'", "''")}'`).join(", ")}]`;
