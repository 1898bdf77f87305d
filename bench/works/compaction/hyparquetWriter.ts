import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BasicType, fileWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { events } from "../../../pipeline/event/events";
import type { ColumnType } from "../../../pipeline/event/fieldType";
import type { Run } from "../../harness/work";
import type { CompactionInput } from "../compaction";
import { plainRows } from "./plainRows";

const rowsInRowGroup = 122_880;

const types: Readonly<Record<ColumnType, BasicType>> = {
  string: "STRING",
  int: "INT32",
  bigint: "INT64",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  timestamp: "TIMESTAMP",
};

/** The same objects through JSON.parse into hyparquet-writer, in row groups, with its own Snappy. */
export const run: Run<CompactionInput> = async ({ sample: { folder, events: expected } }) => {
  const out = mkdtempSync(join(tmpdir(), "footfall-bench-hyparquet-"));
  try {
    const filename = join(out, "events.parquet");
    const described = events.columns.map(({ name, type, required }) => ({
      name,
      type: types[type],
      nullable: !required,
    }));
    const writer = new ParquetWriter({
      writer: fileWriter(filename),
      schema: schemaFromColumnData({ columnData: described.map((column) => ({ ...column, data: [] })) }),
    });
    let columns = described.map(({ name, type }) => ({ name, type, data: [] as unknown[] }));
    let rows = 0;
    const flush = async (): Promise<void> => {
      await writer.write({
        columnData: columns.map(({ name, data }) => ({ name, data })),
        rowGroupSize: rowsInRowGroup,
      });
      columns = columns.map((column) => ({ ...column, data: [] }));
    };
    for (const row of plainRows(folder)) {
      for (const { name, type, data } of columns) {
        const value = row[name] ?? null;
        data.push(type === "INT64" && value !== null ? BigInt(value as number) : value);
      }
      rows += 1;
      if (rows % rowsInRowGroup === 0) await flush();
    }
    if (rows % rowsInRowGroup !== 0) await flush();
    await writer.finish();
    if (rows !== expected) throw new Error(`wrote ${rows} rows of ${expected}`);
    return { events: rows, bytesOut: statSync(filename).size };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
};
