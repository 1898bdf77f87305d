import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { events } from "../../../pipeline/event/events";
import type { ColumnType } from "../../../pipeline/event/fieldType";
import type { Run } from "../../harness/work";
import type { CompactionInput } from "../compaction";
import { plainRows } from "./plainRows";

export interface StockOptions {
  readonly compression: "GZIP" | "SNAPPY";
}

/** What is used of the package: loaded as it ships, beside the bundle. */
interface Parquetjs {
  readonly ParquetSchema: new (fields: Readonly<Record<string, object>>) => object;
  readonly ParquetWriter: {
    openFile(
      schema: object,
      path: string,
    ): Promise<{ appendRow(row: object): Promise<void>; close(): Promise<void> }>;
  };
}

const types: Readonly<Record<ColumnType, string>> = {
  string: "UTF8",
  int: "INT32",
  bigint: "INT64",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  timestamp: "TIMESTAMP_MILLIS",
};

/** The same objects through JSON.parse into parquetjs-lite as its readme says: row by row, its own pages, row groups and compression. */
export const run: Run<CompactionInput, StockOptions> = async (
  { sample: { folder, events: expected } },
  { compression },
) => {
  const { ParquetSchema, ParquetWriter } = createRequire(__filename)("parquetjs-lite") as Parquetjs;
  const out = mkdtempSync(join(tmpdir(), "footfall-bench-parquetjs-"));
  try {
    const path = join(out, "events.parquet");
    const writer = await ParquetWriter.openFile(
      new ParquetSchema(
        Object.fromEntries(
          events.columns.map(({ name, type, required }) => [
            name,
            { type: types[type], optional: !required, compression },
          ]),
        ),
      ),
      path,
    );
    let rows = 0;
    for (const row of plainRows(folder)) {
      await writer.appendRow(row);
      rows += 1;
    }
    await writer.close();
    if (rows !== expected) throw new Error(`wrote ${rows} rows of ${expected}`);
    return { events: rows, bytesOut: statSync(path).size };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
};
