import { join } from "node:path";
import { allDatasets } from "../../pipeline/commerce/allDatasets";
import { compactedDatasets } from "../../pipeline/compaction/compactedDatasets";
import { partitionFiles } from "../../pipeline/compaction/partitionFiles";
import type { SqlEngine } from "../../pipeline/reports/sqlEngine";
import { duckdbSqlEngine } from "../../pipeline/reports/sqlEngine.duckdb";
import { dirObjectStore, pathOf } from "../../pipeline/storage/objectStore.dir";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";

type Change = Readonly<Record<string, unknown>>;
type ChangeDatasetName = "orders" | "customers" | "payments";

/** Change records as producers send them, each with the `received_at` at which it came. */
export type Changes = Readonly<Partial<Record<ChangeDatasetName, readonly Change[]>>>;

/** A lake of change records, made without ingest and compaction, for tests that need many. */
export interface CommerceLake {
  readonly engine: SqlEngine;
  /** Makes these records its rows, instead of whatever there was. */
  show(changes: Changes): Promise<void>;
}

export const aCommerceLake = async (): Promise<CommerceLake> => {
  const folder = aTemporaryFolder();
  let files: Readonly<Partial<Record<string, readonly string[]>>> = {};
  let lakes = 0;
  const engine = await duckdbSqlEngine({
    lakeFiles: Object.fromEntries(allDatasets.map(({ name }) => [name, async () => files[name] ?? []])),
  });

  const written = async (name: ChangeDatasetName, changes: readonly Change[]): Promise<readonly string[]> => {
    const dataset = compactedDatasets[name];
    const read = dataset.lineReader();
    const place = join(folder, String(lakes), name);
    const store = dirObjectStore({ folder: place, bucket: "lake" });
    const partitions = partitionFiles(dataset, {
      createdBy: "footfall version 0.0.0",
      upload: (day) => store.upload(`dt=${day}/file.parquet`),
    });
    for (const [at, { received_at, ...event }] of changes.entries()) {
      const text = JSON.stringify({
        received_at_ms: Date.parse(String(received_at)),
        key_id: "till-1",
        key_kind: "server",
        client: {},
        event,
      });
      const bytes = Buffer.from(text);
      const decoded = read(bytes, 0, bytes.length);
      if (decoded.kind === "invalid") throw new Error(decoded.errors.join("; "));
      const { value: line } = decoded;
      const batchId = `batch-${String(at).padStart(6, "0")}`;
      await partitions.add(dataset.dayOf(line), (rows) => dataset.addRow(line, batchId, rows));
    }
    const paths: string[] = [];
    for (const { day } of await partitions.finish()) paths.push(pathOf(place, `dt=${day}/file.parquet`));
    return paths;
  };

  return {
    engine,
    show: async (changes) => {
      lakes += 1;
      const entries = Object.entries(changes) as [ChangeDatasetName, readonly Change[]][];
      files = Object.fromEntries(
        await Promise.all(entries.map(async ([name, each]) => [name, await written(name, each)] as const)),
      );
    },
  };
};

/** An order of 10 euros by Ada at the Trattoria Luna, unless said otherwise; received when it was placed. */
export const anOrder = (id: string, createdAt: string, fields: Change = {}): Change => ({
  id,
  site_id: "luna",
  customer_id: "ada",
  total_amount: "10.00",
  currency: "EUR",
  created_at: createdAt,
  status: "completed",
  received_at: createdAt,
  ...fields,
});

/** A payment of 10 euros at the Trattoria Luna, unless said otherwise; received when it was paid. */
export const aPayment = (id: string, paidAt: string, fields: Change = {}): Change => ({
  id,
  site_id: "luna",
  order_id: `order-of-${id}`,
  amount: "10.00",
  currency: "EUR",
  status: "paid",
  paid_at: paidAt,
  received_at: paidAt,
  ...fields,
});
