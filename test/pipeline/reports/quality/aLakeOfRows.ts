import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { allDatasets } from "../../../../pipeline/commerce/allDatasets";
import type { DatasetName } from "../../../../pipeline/event/datasets";
import { duckdbTypes } from "../../../../pipeline/reports/fileTables.duckdb";
import type { SqlEngine } from "../../../../pipeline/reports/sqlEngine";
import { duckdbSqlEngine } from "../../../../pipeline/reports/sqlEngine.duckdb";
import { aTemporaryFolder } from "../../../fixtures/aTemporaryFolder";

export type LakeRow = Readonly<Record<string, unknown>>;
export type LakeRows = Readonly<Partial<Record<DatasetName, readonly LakeRow[]>>>;

/** Takes rows as the lake has them, and files them as Parquet under their days: also what compaction would not. */
export const aLakeOfRows = async (rows: LakeRows): Promise<SqlEngine> => {
  const folder = aTemporaryFolder();
  const writer = await (await DuckDBInstance.create(":memory:")).connect();
  const files: Partial<Record<DatasetName, readonly string[]>> = {};
  for (const { name, columns } of allDatasets) {
    const byDay = new Map<string, LakeRow[]>();
    for (const row of rows[name as DatasetName] ?? [])
      byDay.set(String(row["dt"]), [...(byDay.get(String(row["dt"])) ?? []), row]);
    const written: string[] = [];
    for (const [dt, ofDay] of byDay) {
      const day = join(folder, name, `dt=${dt}`);
      mkdirSync(day, { recursive: true });
      writeFileSync(join(day, "rows.json"), ofDay.map((row) => JSON.stringify(row)).join("\n"));
      const types = columns.map(({ name: column, type }) => `${column}: '${duckdbTypes[type]}'`).join(", ");
      await writer.run(
        `COPY (SELECT * FROM read_json('${day}/rows.json', format = 'newline_delimited', columns = {${types}}))
         TO '${day}/rows.parquet' (FORMAT parquet)`,
      );
      written.push(join(day, "rows.parquet"));
    }
    files[name as DatasetName] = written;
  }
  writer.closeSync();
  return duckdbSqlEngine({
    lakeFiles: Object.fromEntries(Object.entries(files).map(([name, paths]) => [name, async () => paths])),
  });
};

/** A time as `2026-03-01 18:00`. */
type Time = string;

const receipt = (at: Time) => ({ received_at: at, key_id: "till-1", batch_id: "b" });

let made = 0;
const newId = (): string => {
  made += 1;
  return `id-${made}`;
};

/** A person's complete page view at the Trattoria Luna, received as it occurred, unless said otherwise. */
export const anEventRow = (at: Time, fields: LakeRow = {}): LakeRow => ({
  event_id: newId(),
  event_type: "page_view",
  occurred_at: at,
  site_id: "luna",
  anonymous_id: "a",
  session_id: "s",
  page_path: "/menu",
  ...receipt(at),
  time_rule: "as_sent",
  is_robot: false,
  dt: String(fields["occurred_at"] ?? at).slice(0, 10),
  ...fields,
});

/** The only version of an order, as good as can be, unless said otherwise. */
export const anOrderRow = (at: Time, fields: LakeRow = {}): LakeRow => ({
  id: newId(),
  site_id: "luna",
  customer_id: "c",
  total_amount: "10",
  total_minor: 1000,
  currency: "EUR",
  created_at: at,
  status: "placed",
  version_at: at,
  ...receipt(at),
  dt: at.slice(0, 10),
  ...fields,
});

/** Likewise a customer. */
export const aCustomerRow = (at: Time, fields: LakeRow = {}): LakeRow => ({
  id: newId(),
  site_id: "luna",
  email: "a@b",
  region: "Lazio",
  signup_date: at.slice(0, 10),
  version_at: at,
  ...receipt(at),
  dt: at.slice(0, 10),
  ...fields,
});

/** Likewise a payment. */
export const aPaymentRow = (at: Time, fields: LakeRow = {}): LakeRow => ({
  id: newId(),
  site_id: "luna",
  order_id: "o",
  amount: "10",
  amount_minor: 1000,
  currency: "EUR",
  status: "paid",
  paid_at: at,
  version_at: at,
  ...receipt(at),
  dt: at.slice(0, 10),
  ...fields,
});
