import { gzipSync } from "node:zlib";
import { allDatasets } from "../../../../pipeline/commerce/allDatasets";
import { customers } from "../../../../pipeline/commerce/customers";
import { minorUnitsOf } from "../../../../pipeline/commerce/minorUnits";
import { orders } from "../../../../pipeline/commerce/orders";
import { payments } from "../../../../pipeline/commerce/payments";
import { aLakeReader, aPipeline, type LakeReader, type Pipeline } from "../../../support/aPipeline";
import { liveTime } from "../../../support/liveTime";

type Name = "orders" | "customers" | "payments";

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

const order = (id: string, status: string, fields: object = {}) => ({
  ...{ id, site_id: "luna", customer_id: "ada", total_amount: "43.50", currency: "EUR" },
  ...{ created_at: liveTime("09:00"), status },
  ...fields,
});

const send = async (dataset: Name, at: string, ...records: readonly object[]): Promise<void> => {
  expect((await pipeline.send(liveTime(at), records, { dataset })).status).toBe(202);
};

const statuses = async (table: string): Promise<unknown> =>
  Object.fromEntries(
    (await reader.query(`SELECT site_id || ' ' || id AS thing, status FROM ${table}`)).map(
      ({ thing, status }) => [thing, status],
    ),
  );

test("an order is in orders_live at once, and in orders_latest once it is compacted", async () => {
  await send("orders", "10:30", order("o1", "open"));
  expect(await statuses("orders_live")).toEqual({ "luna o1": "open" });
  expect(await statuses("orders_latest")).toEqual({});
  await pipeline.compact(liveTime("11:05"), { dataset: "orders" });
  expect(await statuses("orders_live")).toEqual({ "luna o1": "open" });
  expect(await statuses("orders_latest")).toEqual({ "luna o1": "open" });
});

test("the newest version of each id of each site is shown, by updated_at, else by receipt", async () => {
  await send("orders", "10:30", order("o1", "open"), order("o2", "open"), order("o3", "open"));
  await send("orders", "10:40", order("o1", "paid"), order("o1", "elsewhere", { site_id: "sole" }));
  // received later, holds as of earlier
  await send("orders", "10:50", order("o2", "stale", { updated_at: liveTime("08:00") }));
  await send("orders", "11:10", order("o3", "paid", { updated_at: liveTime("11:00") }));
  const expected = { "luna o1": "paid", "luna o2": "open", "luna o3": "paid", "sole o1": "elsewhere" };
  expect(await statuses("orders_live")).toEqual(expected);
  await pipeline.compact(liveTime("11:05"), { dataset: "orders", hour: liveTime("10:00").slice(0, 13) });
  expect(await statuses("orders_live")).toEqual(expected);
  expect(await statuses("orders_latest")).toEqual({ ...expected, "luna o3": "open" });
  await pipeline.compact(liveTime("12:05"), { dataset: "orders" });
  expect(await statuses("orders_live")).toEqual(expected);
  expect(await statuses("orders_latest")).toEqual(expected);
});

test("a thing that returns to how it was is shown so, and a repeat changes nothing", async () => {
  await send("orders", "10:30", order("o1", "open"));
  await send("orders", "11:30", order("o1", "paid"));
  await send("orders", "12:30", order("o1", "open"));
  await send("orders", "12:40", order("o1", "open"));
  for (const at of ["10:45", "11:45", "12:45", "13:05"]) {
    expect(await statuses("orders_live")).toEqual({ "luna o1": "open" });
    await pipeline.compact(liveTime(at), { dataset: "orders" });
  }
  expect(await statuses("orders_latest")).toEqual({ "luna o1": "open" });
});

test.each([
  ["a day's version over one of another day", "-24:30", "00:30"],
  ["a version at the very same instant, whichever it is", "10:30", "10:30"],
])("one version is shown where there is %s", async (_, first, second) => {
  await send("orders", first, order("o1", "open", { created_at: liveTime("-30:00") }));
  await send("orders", second, order("o1", "paid", { created_at: liveTime("00:10") }));
  const live = await reader.query("SELECT id, dt, status FROM orders_live");
  expect(live).toHaveLength(1);
  await pipeline.compact(liveTime("11:05"), { dataset: "orders" });
  const rows = await reader.query("SELECT id, dt, status FROM orders");
  expect(rows).toHaveLength(2);
  expect(await reader.query("SELECT id, dt, status FROM orders_live")).toEqual(live);
  expect(await reader.query("SELECT id, dt, status FROM orders_latest")).toEqual(live);
});

const datasets = [orders, customers, payments] as const;

test.each(datasets.map(({ name, fields }) => [name as Name, fields] as const))(
  "lines of %s read as the rows that compaction makes of them",
  async (dataset, fields) => {
    const example = Object.fromEntries(
      Object.entries(fields)
        .filter(([, field]) => field.from === "producer")
        .map(([name, field]) => [name, field.example]),
    );
    const required = Object.fromEntries(
      Object.entries(fields)
        .filter(([, field]) => field.from === "producer" && field.required)
        .map(([name, field]) => [name, field.example]),
    );
    const amount = dataset === "payments" ? "amount" : "total_amount";
    const time = { orders: "created_at", customers: "signup_date", payments: "paid_at" }[dataset];
    const day = (text: string) => (dataset === "customers" ? text.slice(0, 10) : text);
    const money = ([text, currency]: readonly [string | number, string], n: number) =>
      dataset === "customers" ? [] : [{ ...required, id: `m${n}`, [amount]: text, currency }];
    await send(
      dataset,
      "10:30",
      example,
      { ...required, id: "bare" },
      { ...required, id: "old", [time]: day("1990-01-01T00:00:00.000Z") },
      { ...required, id: "future", [time]: day("2199-12-31T23:59:59.999Z") },
      { ...required, id: "tomorrow", [time]: day(liveTime("30:00")) },
      ...amounts.flatMap(money),
    );
    const rows = () => reader.query(`SELECT * FROM ${dataset}_live ORDER BY id`);
    const before = await rows();
    expect(before.length).toBeGreaterThan(4);
    await pipeline.compact(liveTime("11:05"), { dataset });
    expect(before).toEqual(await reader.query(`SELECT * FROM ${dataset} ORDER BY id`));
    expect(await reader.query(`SELECT * FROM ${dataset}_latest ORDER BY id`)).toEqual(before);
    expect(await rows()).toEqual(before);
  },
);

/** Of each number of decimals, the largest, the smallest, and what binary fractions cannot say. */
const amounts: readonly (readonly [string | number, string])[] = [
  ["0.1", "EUR"],
  ["0.29", "USD"],
  ["1.005", "KWD"],
  [8.12, "EUR"],
  ["-19.99", "EUR"],
  ["9999999999.99", "EUR"],
  ["-9999999999.99", "EUR"],
  ["999999999.999", "BHD"],
  ["99999999.9999", "CLF"],
  ["999999999999", "JPY"],
  ["-1", "ISK"],
  ["0", "XOF"],
];

test("the amounts tried have a minor unit each", () => {
  expect(amounts.map(([amount, currency]) => minorUnitsOf(String(amount), currency))).toEqual([
    ...[10, 29, 1005, 812, -1999, 999_999_999_999, -999_999_999_999],
    ...[999_999_999_999, 999_999_999_999, 999_999_999_999, -1, 0],
  ]);
});

test("lines that nobody can read are left out, and hinder no query", async () => {
  await send("payments", "10:30", {
    ...{ id: "good", site_id: "luna", order_id: "o", amount: "1.5", currency: "EUR", status: "paid" },
  });
  const receivedAtMs = Date.parse(liveTime("10:30"));
  const foreign = [
    "not JSON",
    "[]",
    '{"received_at_ms":"x","event":{"id":"no time","site_id":"luna"}}',
    `{"received_at_ms":${receivedAtMs},"event":"no object"}`,
    `{"received_at_ms":${receivedAtMs},"event":{"id":"no site"}}`,
    `{"received_at_ms":${receivedAtMs},"event":{"id":"odd","site_id":"luna","amount":"much","paid_at":7}}`,
  ];
  const key = `raw/payments/dt=${liveTime("10:30").slice(0, 10)}/hr=10/s=00/${"0".repeat(64)}.ndjson.gz`;
  await pipeline.raw.put(key, gzipSync(`${foreign.join("\n")}\n`), { ifAbsent: true });
  expect(await reader.query("SELECT id, amount_minor, paid_at FROM payments_live ORDER BY id")).toEqual([
    { id: "good", amount_minor: 150, paid_at: null },
    { id: "odd", amount_minor: null, paid_at: null },
  ]);
});

test("live and latest views have the columns of their dataset, and its partition", async () => {
  for (const { name, columns } of allDatasets)
    for (const view of name === "events" ? ["events_live"] : [`${name}_latest`, `${name}_live`]) {
      const described = await reader.query(`DESCRIBE SELECT * FROM ${view}`);
      expect(described.map(({ column_name }) => column_name)).toEqual([
        ...columns.map((column) => column.name),
        "dt",
      ]);
    }
});
