import { gzipSync } from "node:zlib";
import { aCustomer, anOrder, aPayment } from "../../fixtures/aChange";
import {
  aLakeReader,
  aPipeline,
  everythingIn,
  type LakeReader,
  type Pipeline,
} from "../../support/aPipeline";

let reader: LakeReader;
let pipeline: Pipeline;
beforeAll(async () => {
  reader = await aLakeReader();
});
beforeEach(async () => {
  pipeline = await aPipeline();
  reader.read(pipeline);
});
afterEach(() => pipeline.dispose());

type Name = "orders" | "customers" | "payments";

const send = (dataset: Name, at: string, ...records: readonly object[]) =>
  pipeline.send(at, records, { dataset });

/** Compacts what closed before 23:05, and tells what became of the lines. */
const compact = async (dataset: Name, at = "2026-03-01T23:05:00.000Z") => {
  const { counts, failures } = await pipeline.compact(at, { dataset }, { lookbackHours: 24 * 40 });
  expect(failures).toEqual([]);
  return counts;
};

/** Each row of a dataset in a few words, in the order of versions. */
const versions = async (dataset: Name, words: string): Promise<readonly string[]> =>
  (await reader.query(`SELECT ${words} AS words FROM ${dataset} ORDER BY version_at, words`)).map(
    ({ words }) => String(words),
  );
const time = (column: string) => `strftime(${column}, '%d %H:%M')`;

test("an order becomes a row with every column, in the day of its creation", async () => {
  const order = anOrder({
    customer_id: "c-1",
    total_amount: 1043.5,
    created_at: "2026-02-28T23:59:59.999Z",
    updated_at: "2026-03-01T18:00:00Z",
    properties: { channel: "delivery", tags: ["late"] },
  });
  await send("orders", "2026-03-01T18:42:08.004Z", order);
  expect(await compact("orders")).toMatchObject({ lines: 1, rows: 1, quarantined: 0, late: 0, clamped: 0 });
  const rows = await reader.query(
    "SELECT * REPLACE (epoch_ms(created_at) AS created_at, epoch_ms(updated_at) AS updated_at, " +
      "epoch_ms(version_at) AS version_at, epoch_ms(received_at) AS received_at) FROM orders",
  );
  expect(rows).toHaveLength(1);
  expect(
    JSON.parse(JSON.stringify(rows[0], (_, value) => (typeof value === "bigint" ? Number(value) : value))),
  ).toEqual({
    id: "o-1",
    site_id: "trattoria-luna",
    customer_id: "c-1",
    total_amount: "1043.5",
    currency: "EUR",
    created_at: Date.parse("2026-02-28T23:59:59.999Z"),
    status: "placed",
    updated_at: Date.parse("2026-03-01T18:00:00Z"),
    properties: '{"channel":"delivery","tags":["late"]}',
    total_minor: 104_350,
    version_at: Date.parse("2026-03-01T18:00:00Z"),
    received_at: Date.parse("2026-03-01T18:42:08.004Z"),
    key_id: "server-1",
    batch_id: expect.stringMatching(/^[0-9a-f]{64}$/),
    dt: "2026-02-28",
  });
});

test("what a record leaves out is null, and its version holds as of its receipt", async () => {
  await send("customers", "2026-03-01T18:42:00.000Z", aCustomer());
  await send("payments", "2026-03-01T18:42:00.000Z", aPayment({ amount: "1999", currency: "JPY" }));
  await compact("customers");
  await compact("payments");
  expect(
    await reader.query(
      `SELECT email, region, updated_at, properties, signup_date, dt, ${time("version_at")} AS version FROM customers`,
    ),
  ).toEqual([
    {
      email: null,
      region: null,
      updated_at: null,
      properties: null,
      signup_date: "2026-02-11",
      dt: "2026-02-11",
      version: "01 18:42",
    },
  ]);
  expect(
    await versions(
      "payments",
      "amount || ' ' || amount_minor || ' ' || coalesce(CAST(paid_at AS VARCHAR), '-')",
    ),
  ).toEqual(["1999 1999 -"]);
});

test("each version of an order is a row, whatever the order in which they come", async () => {
  const placed = anOrder({ status: "placed", updated_at: "2026-03-01T18:10:00Z" });
  const paid = anOrder({ status: "paid", updated_at: "2026-03-01T18:40:00Z" });
  await send("orders", "2026-03-01T18:41:00.000Z", paid);
  await send("orders", "2026-03-01T19:02:00.000Z", placed);
  expect(await compact("orders")).toMatchObject({ rows: 2, duplicates: 0, conflicts: 0, quarantined: 0 });
  expect(await versions("orders", "status")).toEqual(["placed", "paid"]);
});

test("with updated_at a version that is sent again is a duplicate, within an hour and across hours of the window", async () => {
  const order = anOrder({ updated_at: "2026-03-01T17:59:00Z" });
  await send("orders", "2026-03-01T18:05:00.000Z", order);
  await send("orders", "2026-03-01T18:35:00.000Z", order, anOrder({ id: "o-2" }));
  await send("orders", "2026-03-01T21:05:00.000Z", order);
  expect(await compact("orders")).toMatchObject({ lines: 4, rows: 2, duplicates: 2, conflicts: 0 });
  await send("orders", "2026-03-03T18:05:00.000Z", order);
  expect(await compact("orders", "2026-03-03T19:05:00.000Z")).toMatchObject({ rows: 1, duplicates: 0 });
});

test("a window of a month is looked through to its first hour, over the end of a month", async () => {
  const known = anOrder({ updated_at: "2026-02-10T11:00:00Z" });
  const forgotten = anOrder({ id: "o-2", updated_at: "2026-02-10T11:00:00Z" });
  const window = { dedupWindowHours: 30 * 24, lookbackHours: 24 };
  await send("orders", "2026-02-10T11:30:00.000Z", forgotten);
  await send("orders", "2026-02-10T12:00:00.000Z", known);
  await pipeline.compact("2026-02-10T13:05:00.000Z", { dataset: "orders" }, window);
  await send("orders", "2026-03-12T12:00:00.000Z", known, forgotten);
  const { counts } = await pipeline.compact("2026-03-12T13:05:00.000Z", { dataset: "orders" }, window);
  expect(counts).toMatchObject({ rows: 1, duplicates: 1 });
  expect(await versions("orders", "id")).toEqual(["o-1", "o-2", "o-2"]);
});

test("without updated_at a repetition is a duplicate within its hour, and a version of its own in another", async () => {
  const order = anOrder();
  await send("orders", "2026-03-01T18:05:00.000Z", order);
  await send("orders", "2026-03-01T18:35:00.000Z", order, anOrder({ id: "o-2" }));
  await send("orders", "2026-03-01T19:05:00.000Z", order);
  expect(await compact("orders")).toMatchObject({ lines: 4, rows: 3, duplicates: 1 });
  expect((await versions("orders", `id || ' ' || ${time("version_at")}`)).at(-1)).toBe("o-1 01 19:05");
});

test("an order that comes back to an earlier state has that state again, with updated_at or in another hour", async () => {
  for (const [hour, status] of [
    [18, "open"],
    [19, "placed"],
    [20, "open"],
  ] as const) {
    await send("orders", `2026-03-01T${hour}:05:00.000Z`, anOrder({ id: "plain", status }));
    const updated_at = `2026-03-01T18:0${hour - 17}:00Z`;
    await send("orders", "2026-03-01T18:30:00.000Z", anOrder({ id: "dated", status, updated_at }));
  }
  expect(await compact("orders")).toMatchObject({ rows: 6, duplicates: 0, quarantined: 0 });
  for (const id of ["plain", "dated"])
    expect(await reader.query(`SELECT status FROM orders WHERE id = '${id}' ORDER BY version_at`)).toEqual([
      { status: "open" },
      { status: "placed" },
      { status: "open" },
    ]);
});

test("other content as of the same updated_at is no conflict: both versions are there", async () => {
  const updated_at = "2026-03-01T18:00:00Z";
  await send("orders", "2026-03-01T18:05:00.000Z", anOrder({ status: "placed", updated_at }));
  await send("orders", "2026-03-01T18:06:00.000Z", anOrder({ status: "paid", updated_at }));
  expect(await compact("orders")).toMatchObject({ rows: 2, conflicts: 0, quarantined: 0 });
});

test("the same id at two sites is two things", async () => {
  const updated_at = "2026-03-01T18:00:00Z";
  await send(
    "orders",
    "2026-03-01T18:05:00.000Z",
    anOrder({ updated_at }),
    anOrder({ updated_at, site_id: "sole" }),
  );
  expect(await compact("orders")).toMatchObject({ rows: 2, duplicates: 0 });
});

test("a payment lies in the day of its receipt while it is pending, and in that of paid_at once it is paid", async () => {
  await send("payments", "2026-03-01T18:05:00.000Z", aPayment());
  const paid = aPayment({
    status: "paid",
    paid_at: "2026-02-27T23:30:00Z",
    updated_at: "2026-03-01T19:00:00Z",
  });
  await send("payments", "2026-03-01T19:05:00.000Z", paid);
  await compact("payments");
  expect(await versions("payments", "status || ' ' || dt")).toEqual([
    "pending 2026-03-01",
    "paid 2026-02-27",
  ]);
});

test.each([
  ["2062-03-01T18:00:00Z", "2026-03-02"],
  ["2026-03-03T00:00:00Z", "2026-03-02"],
  ["2026-03-02T23:59:59Z", "2026-03-02"],
  ["1990-01-01T00:00:00Z", "1990-01-01"],
])(
  "an order of %s that is received on 1 March lies in %s, with its date as sent",
  async (created_at, day) => {
    await send("orders", "2026-03-01T18:05:00.000Z", anOrder({ created_at }));
    expect(await compact("orders")).toMatchObject({ rows: 1, clamped: 0 });
    expect(await versions("orders", "dt || ' ' || strftime(created_at, '%Y-%m-%dT%H:%M:%SZ')")).toEqual([
      `${day} ${created_at}`,
    ]);
  },
);

test("a customer's day is at the latest the day after receipt, and the date stays as sent", async () => {
  await send("customers", "2026-03-01T18:05:00.000Z", aCustomer({ signup_date: "2062-02-11" }));
  await compact("customers");
  expect(await versions("customers", "dt || ' ' || signup_date")).toEqual(["2026-03-02 2062-02-11"]);
});

test("what two shards of an hour hold is one version after the last run", async () => {
  const order = anOrder({ updated_at: "2026-03-01T18:00:00Z" });
  for (let n = 0; n < 8; n++)
    await pipeline.withShards(4)("2026-03-01T18:05:00.000Z", [order, anOrder({ id: `other-${n}` })], {
      dataset: "orders",
    });
  expect(await compact("orders")).toMatchObject({ lines: 16, rows: 9, duplicates: 7 });
});

test("the metrics are of events alone: a closed hour of orders leaves no marker, and is settled at once", async () => {
  await send("orders", "2026-03-01T18:05:00.000Z", anOrder());
  const untouched = { close: () => Promise.reject(new Error("nothing to close")) };
  const at = "2026-03-01T19:05:00.000Z";
  const first = await pipeline.compact(at, { dataset: "orders" }, { metrics: untouched });
  expect(first).toMatchObject({
    dataset: "orders",
    failures: [],
    user_days: { closed: 0 },
    units: { compacted: 1 },
  });
  const before = await everythingIn(pipeline.lake);
  expect(before.map(({ key }) => key).filter((key) => key.endsWith(".counted"))).toEqual([]);
  expect(before.every(({ key }) => key.startsWith("lake/orders/"))).toBe(true);
  const again = await pipeline.compact(at, { dataset: "orders" }, { metrics: untouched });
  expect(again.units).toEqual({ unchanged: 1, completed: 0, compacted: 0 });
  expect(await everythingIn(pipeline.lake)).toEqual(before);
});

test("a line that is no order is quarantined by its number, and what it says is not quoted", async () => {
  const sending = {
    received_at_ms: Date.parse("2026-03-01T18:05:00Z"),
    key_id: "k",
    key_kind: "server",
    client: {},
  };
  const lines = [
    { ...sending, event: anOrder() },
    { ...sending, event: anOrder({ total_amount: "secret" }) },
    { ...sending, event: anOrder({ total_amount: "10.5", currency: "JPY" }) },
    { ...sending, event: { ...anOrder(), event_id: "secret" } },
  ];
  const key = `raw/orders/dt=2026-03-01/hr=18/s=00/${"a".repeat(64)}.ndjson.gz`;
  await pipeline.raw.put(key, gzipSync(lines.map((line) => JSON.stringify(line)).join("\n")));
  expect(await compact("orders")).toMatchObject({ lines: 4, rows: 1, quarantined: 3, conflicts: 0 });
  const list = (await everythingIn(pipeline.lake)).find((object) =>
    object.key.startsWith("lake/orders/quarantine/"),
  );
  const told = Buffer.from((await pipeline.lake.get(list?.key ?? ""))?.body ?? []).toString();
  expect(told).not.toContain("secret");
  expect(
    told
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([
    {
      key,
      line: 2,
      errors: [expect.stringMatching(/^total_amount: must be an amount .+, which this is not$/)],
    },
    { key, line: 3, errors: [expect.stringMatching(/^total_amount: /)] },
    { key, line: 4, errors: ["event: has a member that is no field of orders"] },
  ]);
});

test("datasets do not see each other: the same hour of events and orders is compacted apart", async () => {
  await send("orders", "2026-03-01T18:05:00.000Z", anOrder());
  await send("payments", "2026-03-01T18:05:00.000Z", aPayment());
  expect((await pipeline.compact("2026-03-01T19:05:00.000Z")).counts.lines).toBe(0);
  expect(await compact("orders")).toMatchObject({ objects: 1, rows: 1 });
  expect(await pipeline.dataFiles("payments")).toEqual([]);
});
