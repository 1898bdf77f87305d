import { folderSqlEngine } from "../../../pipeline/reports/folderSqlEngine.duckdb";
import type { SqlEngine } from "../../../pipeline/reports/sqlEngine";
import { anEvent, aPipeline, type Pipeline } from "../../support/aPipeline";
import { liveTime } from "../../support/liveTime";

let pipeline: Pipeline;
let engine: SqlEngine;
beforeEach(async () => {
  pipeline = await aPipeline();
  await pipeline.send(liveTime("-48:00:01"), [anEvent("old", liveTime("-48:00:01"))]);
  const [file = ""] = await pipeline.rawFiles();
  const folder = file.slice(0, file.indexOf("/raw/raw/"));
  engine = await folderSqlEngine({
    rawFolder: `${folder}/raw`,
    lakeFolder: `${folder}/lake`,
    now: () => Date.parse(liveTime("12:00")),
  });
});
afterEach(() => pipeline.dispose());

const ids = async (table: string, id = "event_id"): Promise<readonly unknown[]> =>
  (await engine.query(`SELECT ${id} AS id FROM ${table} ORDER BY 1`, [])).map((row) => row["id"]);

test("what was sent today and yesterday is in the raw tables, and what is compacted in the lake's", async () => {
  await pipeline.send(liveTime("-10:00"), [anEvent("yesterday", liveTime("-10:00"))]);
  await pipeline.send(liveTime("10:00"), [anEvent("today", liveTime("10:00"))]);
  expect(await ids("events_as_received")).toEqual(["today", "yesterday"]);
  expect(await ids("events")).toEqual([]);
  await pipeline.compact(liveTime("-09:00"));
  expect(await ids("events")).toEqual(["old", "yesterday"]);
  expect(await ids("events_live")).toEqual(["old", "today", "yesterday"]);
});

test("each dataset has its own tables and views", async () => {
  const at = liveTime("10:00");
  const payment = { id: "p", site_id: "luna", order_id: "o", amount: 1, currency: "EUR", status: "paid" };
  const order = {
    id: "o",
    site_id: "luna",
    total_amount: 1,
    currency: "EUR",
    created_at: at,
    status: "paid",
  };
  const customer = { id: "c", site_id: "luna", signup_date: at.slice(0, 10) };
  for (const [dataset, record] of Object.entries({ orders: order, customers: customer, payments: payment })) {
    const name = dataset as "orders" | "customers" | "payments";
    expect((await pipeline.send(at, [record], { dataset: name })).status).toBe(202);
    expect(await ids(`${name}_live`, "id")).toEqual([record.id]);
    expect(await ids(`${name}_latest`, "id")).toEqual([]);
    await pipeline.compact(liveTime("11:05"), { dataset: name });
    expect(await ids(`${name}_latest`, "id")).toEqual([record.id]);
    expect(await ids(`raw_${name}`, "json_extract_scalar(event, '$.id')")).toEqual([record.id]);
  }
});

test("folders without anything are tables without rows", async () => {
  const empty = await folderSqlEngine({ rawFolder: "/nowhere/raw", lakeFolder: "/nowhere/lake" });
  for (const table of ["events_live", "orders_live", "payments_latest", "raw_customers"])
    expect(await empty.query(`SELECT * FROM ${table}`, [])).toEqual([]);
});
