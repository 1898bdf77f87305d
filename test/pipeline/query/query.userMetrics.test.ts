import type { Day } from "../../../pipeline/lake/lakeKey";
import { count } from "../../../pipeline/metrics/count";
import type { Hour } from "../../../pipeline/raw/rawKey";
import { rawPrefix } from "../../../pipeline/raw/rawKey";
import { aSiteMetrics } from "../../fixtures/aSiteMetrics";
import { aMetricsTable } from "../../support/aMetricsTable";
import { anEvent, aPipeline } from "../../support/aPipeline";
import { memoryMetricsTable } from "../../support/metricsTable.memory";
import { aQueryApi } from "./aQueryApi";

const day = (text: string) => text as Day;

const aTable = async () => {
  const table = memoryMetricsTable();
  const unit = (hour: string) => ({ hour: hour as Hour, shard: 0 });
  const guest = (text: string) => ({ user: "u-1", day: day(text) });
  await table.close({
    userDay: guest("2026-03-01"),
    unit: unit("2026-03-01T18"),
    sequence: 1,
    metrics: new Map([
      [
        "luna",
        aSiteMetrics({
          types: { page_view: 3, click: 2, item_add: 4, order_placed: 1 },
          sessions: ["aaaaaaaaaaa", "bbbbbbbbbbb"],
          ordered_minor: { EUR: 1500 },
          paid_minor: { USD: 700, EUR: 1000 },
          first_at_ms: Date.parse("2026-03-01T18:00:00Z"),
          last_at_ms: Date.parse("2026-03-01T18:30:00Z"),
        }),
      ],
    ]),
  });
  await table.add({
    userDay: guest("2026-03-01"),
    unit: unit("2026-03-01T19"),
    batchId: "b".repeat(64),
    metrics: new Map([
      [
        "luna",
        aSiteMetrics({
          types: { page_view: 1 },
          sessions: ["bbbbbbbbbbb", "ccccccccccc"],
          paid_minor: { EUR: 50 },
          first_at_ms: Date.parse("2026-03-01T19:00:00Z"),
          last_at_ms: Date.parse("2026-03-01T19:05:00Z"),
        }),
      ],
    ]),
  });
  await table.close({
    userDay: guest("2026-03-03"),
    unit: unit("2026-03-03T18"),
    sequence: 1,
    metrics: new Map([["alba", aSiteMetrics({ sessions: ["ccccccccccc"], types: { page_view: 10 } })]]),
  });
  // what was counted turned out to be repetitions
  await table.close({
    userDay: guest("2026-03-04"),
    unit: unit("2026-03-04T18"),
    sequence: 1,
    metrics: new Map(),
  });
  return table;
};

const target = "/v1/users/u-1/metrics?from=2026-03-01&to=2026-03-04";

const nothing = {
  views: 0,
  clicks: 0,
  sessions: 0,
  adds: 0,
  orders: 0,
  revenue: [],
  ordered: [],
  first_seen: null,
  last_seen: null,
};

test("a day tells all that is known, and what of it is provisional; days without anything are left out", async () => {
  const api = aQueryApi({ metrics: await aTable() });
  const { status, headers, document } = await api.get(target);
  expect([status, headers["cache-control"]]).toEqual([200, "no-store"]);
  expect(document).toMatchObject({ from: "2026-03-01", to: "2026-03-04", site_id: null });
  expect(document.rows).toEqual([
    {
      date: "2026-03-01",
      views: 4,
      clicks: 2,
      sessions: 3,
      adds: 4,
      orders: 1,
      revenue: [
        { currency: "EUR", amount_minor: 1050 },
        { currency: "USD", amount_minor: 700 },
      ],
      ordered: [{ currency: "EUR", amount_minor: 1500 }],
      first_seen: "2026-03-01T18:00:00.000Z",
      last_seen: "2026-03-01T19:05:00.000Z",
      provisional: {
        ...nothing,
        views: 1,
        sessions: 2,
        revenue: [{ currency: "EUR", amount_minor: 50 }],
        first_seen: "2026-03-01T19:00:00.000Z",
        last_seen: "2026-03-01T19:05:00.000Z",
      },
    },
    expect.objectContaining({ date: "2026-03-03", views: 10, provisional: null }),
  ]);
});

test("the totals are the sum of the days, with sessions that several days have counted once", async () => {
  const { document } = await aQueryApi({ metrics: await aTable() }).get(target);
  expect(document.totals).toMatchObject({ views: 14, sessions: 3, orders: 1 });
  expect(document.totals).not.toHaveProperty("provisional");
});

test("with zeros every day has a row", async () => {
  const { document } = await aQueryApi({ metrics: await aTable() }).get(`${target}&zeros=true`);
  expect(document.rows.map(({ date, views }: { date: string; views: number }) => [date, views])).toEqual([
    ["2026-03-01", 4],
    ["2026-03-02", 0],
    ["2026-03-03", 10],
    ["2026-03-04", 0],
  ]);
  expect(document.rows[1]).toEqual({ date: "2026-03-02", ...nothing, provisional: null });
});

test("a site's metrics are that site's alone", async () => {
  const api = aQueryApi({ metrics: await aTable() });
  const { document } = await api.get(`${target}&site_id=alba`);
  expect(document).toMatchObject({ site_id: "alba", totals: { views: 10 }, rows: [{ date: "2026-03-03" }] });
  expect((await api.get(`${target}&site_id=nowhere`)).document).toMatchObject({ rows: [], totals: nothing });
});

test("a user of whom nothing is known is no error: whether there is one is nobody's business", async () => {
  const { status, document } = await aQueryApi().get(target);
  expect([status, document.rows]).toEqual([200, []]);
});

test.each([
  [
    "",
    ["from: required. The first day, UTC.", "to: required. The last day, UTC, included: at most 92 days."],
  ],
  [
    "?from=2026-01-01&to=2026-04-03",
    ["to: must be at most 92 days from 2026-01-01 on, not 2026-04-03: 93 days"],
  ],
  ["?from=2026-01-02&to=2026-01-01", ["to: 2026-01-01 is before from, 2026-01-02"]],
  ["?from=2026-01-02&to=2026-01-03&zeros=yes", ['zeros: must be one of true, false, not "yes"']],
  [
    "?from=2026-01-02&to=2026-01-03&format=csv",
    ['"format": no parameter of user metrics, which has from, to, site_id, zeros'],
  ],
])("asking with %j is answered 400 with the rules that it breaks", async (search, errors) => {
  const { status, document } = await aQueryApi().get(`/v1/users/u-1/metrics${search}`);
  expect([status, document.errors]).toEqual([400, errors]);
});

test("92 days may be asked for", async () => {
  const { status, document } = await aQueryApi().get(
    "/v1/users/u/metrics?from=2026-01-01&to=2026-04-02&zeros=true",
  );
  expect([status, document.rows.length]).toEqual([200, 92]);
});

test.each([
  ["a@b.example", "a%40b.example"],
  ["a/b", "a%2Fb"],
  ["a/b", "a/b"],
  ["größe", "gr%C3%B6%C3%9Fe"],
])("the id %s is asked for as %s", async (user, inPath) => {
  const asked: string[] = [];
  const read = async (id: string) => {
    asked.push(id);
    return [];
  };
  await aQueryApi({ metrics: { read } }).get(`/v1/users/${inPath}/metrics?from=2026-03-01&to=2026-03-01`);
  expect(asked).toEqual([user]);
});

test.each(["a%20b", "x".repeat(129), "%00"])("%s is no id", async (inPath) => {
  const answer = await aQueryApi().get(`/v1/users/${inPath}/metrics?from=2026-03-01&to=2026-03-01`);
  expect(answer.status).toBe(400);
  expect(answer.document.errors[0]).toMatch(/^id: must be 1 to 128 characters without spaces/);
});

test("a table that fails is 503", async () => {
  const read = async () => {
    throw new Error("throttled");
  };
  const answer = await aQueryApi({ metrics: { read } }).get(target);
  expect([answer.status, answer.document.type]).toEqual([503, "urn:footfall:problem:not_readable"]);
});

test("a visitor who is identified later stays readable under both ids, from the first seconds to the closed hour", async () => {
  const pipeline = await aPipeline();
  const dynalite = await aMetricsTable();
  try {
    const seen = { anonymous_id: "visitor-7", session_id: "s-1" };
    const known = { ...seen, user_id: "customer-7" };
    await pipeline.send("2026-03-01T18:10:00Z", [
      anEvent("e-1", "2026-03-01T18:00:00Z", seen),
      anEvent("e-2", "2026-03-01T18:01:00Z", { ...seen, event_type: "click" }),
    ]);
    await pipeline.send("2026-03-01T18:20:00Z", [
      anEvent("e-3", "2026-03-01T18:15:00Z", known),
      anEvent("e-4", "2026-03-01T18:16:00Z", {
        ...known,
        event_type: "payment_made",
        order_id: "o-1",
        total_minor: 990,
        currency: "EUR",
      }),
    ]);
    const keys: string[] = [];
    for await (const { key } of pipeline.raw.list(rawPrefix("events"))) keys.push(key);
    await count({ raw: pipeline.raw, metrics: dynalite.table, now: () => 0, log: () => {} })(
      keys.map((key) => ({
        id: key,
        body: JSON.stringify({
          Records: [{ eventName: "ObjectCreated:Put", s3: { object: { key: encodeURIComponent(key) } } }],
        }),
      })),
    );
    const api = aQueryApi({ metrics: dynalite.table });
    const rowOf = async (id: string) =>
      (await api.get(`/v1/users/${id}/metrics?from=2026-03-01&to=2026-03-01`)).document.rows[0];
    const visitor = { views: 1, clicks: 1, revenue: [], last_seen: "2026-03-01T18:01:00.000Z" };
    const customer = { views: 1, clicks: 0, revenue: [{ currency: "EUR", amount_minor: 990 }] };
    expect(await rowOf("visitor-7")).toMatchObject({ ...visitor, provisional: visitor });
    expect(await rowOf("customer-7")).toMatchObject({ ...customer, provisional: customer });

    await pipeline.compact("2026-03-01T19:05:00Z", {}, { metrics: dynalite.table });
    expect(await rowOf("visitor-7")).toMatchObject({ ...visitor, provisional: null });
    expect(await rowOf("customer-7")).toMatchObject({ ...customer, provisional: null });
  } finally {
    await dynalite.close();
    await pipeline.dispose();
  }
});
