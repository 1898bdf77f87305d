import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Run } from "../../harness/work";
import { type DuckdbJob, duckdbSelect } from "./duckdbSelect";
import type { RawHourInput } from "./rawHour";

export interface DuckdbOptions {
  readonly job: DuckdbJob;
  readonly compression: "zstd" | "gzip" | "snappy";
}

/** The same objects turned into one Parquet file by DuckDB, on one thread. */
export const run: Run<RawHourInput, DuckdbOptions> = async ({ folder, events }, { job, compression }) => {
  const out = mkdtempSync(join(tmpdir(), "footfall-bench-duckdb-"));
  try {
    const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'; SET preserve_insertion_order = true");
    const file = join(out, "events.parquet");
    const copied = await connection.runAndReadAll(
      `COPY (${duckdbSelect(folder, job)}) TO '${file}' (FORMAT parquet, COMPRESSION ${compression}, ROW_GROUP_SIZE 122880)`,
    );
    const rows = Number(copied.getRows()[0]?.[0]);
    if (job === "convert" && rows !== events) throw new Error(`wrote ${rows} rows of ${events}`);
    return { events, bytesOut: statSync(file).size, figures: { rows } };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
};
