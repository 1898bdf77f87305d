import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, DuckDBTimestampTZValue, type DuckDBValue } from "@duckdb/node-api";

/** SQL over one file, which the SQL calls `$file`, and other named values. */
export interface DuckdbReader {
  query(
    bytes: Uint8Array,
    sql: string,
    values?: Readonly<Record<string, DuckDBValue>>,
  ): Promise<Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/** Bigints come back as numbers, timestamps as Dates. */
export const duckdbReader = async (): Promise<DuckdbReader> => {
  const folder = await mkdtemp(join(tmpdir(), "parquet-"));
  let files = 0;
  const connection = await (await DuckDBInstance.create()).connect();
  return {
    query: async (bytes, sql, values = {}) => {
      // DuckDB remembers files by name and time: one that is overwritten within the clock's tick looks unchanged
      files += 1;
      const file = join(folder, `${files}.parquet`);
      await writeFile(file, bytes);
      const result = await connection.runAndReadAll(sql.replaceAll("$file", `'${file}'`), values);
      return result.getRowObjects().map(plainValues);
    },
    close: async () => {
      connection.closeSync();
      await rm(folder, { recursive: true });
    },
  };
};

const plainValues = (row: Readonly<Record<string, DuckDBValue>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]));

const plainValue = (value: DuckDBValue): unknown => {
  if (typeof value === "bigint") return Number(value);
  return value instanceof DuckDBTimestampTZValue ? new Date(Number(value.micros / 1000n)) : value;
};
