import { clickReports } from "../../../pipeline/reports/clicks/clickReports";
import { devices } from "../../../pipeline/reports/clicks/devices";
import { hours } from "../../../pipeline/reports/clicks/hours";
import { pages } from "../../../pipeline/reports/clicks/pages";
import { referrers } from "../../../pipeline/reports/clicks/referrers";
import { robots } from "../../../pipeline/reports/clicks/robots";
import { totals } from "../../../pipeline/reports/clicks/totals";
import { menuItems } from "../../../pipeline/reports/menu/menuItems";
import { menuReports } from "../../../pipeline/reports/menu/menuReports";
import { visitSteps } from "../../../pipeline/reports/menu/visitSteps";
import type { AskedOf } from "../../../pipeline/reports/parameter";
import { type AnyReport, type Report, runReport } from "../../../pipeline/reports/report";
import { scope } from "../../../pipeline/reports/scope";
import { aLakeReader, anEvent, aPipeline, type LakeReader, type Pipeline } from "../../support/aPipeline";

const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1";
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

const ada = { anonymous_id: "ada", session_id: "ada-1", user_agent: iphone };
const uma = { anonymous_id: "uma-phone", user_id: "uma", session_id: "uma-1", user_agent: firefox };
const robot = { anonymous_id: "robot", session_id: "robot-1", user_agent: googlebot };
const menu = { page_url: "https://menu.example/luna?table=12" };
const burrata = { item_id: "burrata", item_name: "Burrata" };

const noon = "2026-03-01T12:30:00.000Z";

/** Two days of two restaurants, from the first millisecond to the last, and a page view just outside on either side. */
const theDays = [
  anEvent("too-early", "2026-02-28T23:59:59.999Z", { ...ada, ...menu }),
  anEvent("p1", "2026-03-01T00:00:00.000Z", {
    ...ada,
    ...menu,
    referrer: "https://www.google.com/search?q=luna",
  }),
  anEvent("p2", noon, { ...ada, page_path: "/luna/dessert", referrer: "somewhere" }),
  anEvent("p3", "2026-03-01T12:59:59.999Z", { ...uma, ...menu }),
  anEvent("p4", "2026-03-02T23:59:59.999Z", { user_id: "uma", session_id: "uma-2", ...menu }),
  anEvent("r1", "2026-03-01T13:00:00.000Z", { ...robot, ...menu }),
  anEvent("r2", noon, { ...robot, ...burrata, event_type: "item_view" }),
  anEvent("i1", noon, { ...ada, ...burrata, event_type: "item_view" }),
  anEvent("i2", noon, { ...ada, ...burrata, event_type: "item_expand" }),
  anEvent("i3", noon, { ...ada, ...burrata, event_type: "item_add" }),
  anEvent("o1", noon, { ...ada, event_type: "checkout_start" }),
  anEvent("o2", noon, { ...ada, event_type: "order_placed", order_id: "order-1" }),
  anEvent("o3", noon, { ...uma, event_type: "order_placed", order_id: "order-1" }),
  anEvent("o4", noon, { ...ada, ...burrata, event_type: "item_buy", order_id: "order-1", quantity: 2 }),
  anEvent("o5", noon, { ...ada, event_type: "item_buy", item_id: "tiramisu", order_id: "order-1" }),
  anEvent("o6", noon, { ...ada, event_type: "payment_made", order_id: "order-1" }),
  anEvent("s1", "2026-03-02T00:00:00.000Z", { site_id: "sole", anonymous_id: "ben", session_id: "ben-1" }),
  anEvent("s2", "2026-03-02T00:00:01.000Z", {
    ...{ site_id: "sole", anonymous_id: "ben", session_id: "ben-1" },
    ...{ event_type: "item_add", item_id: "pasta" },
  }),
  anEvent("too-late", "2026-03-03T00:00:00.000Z", { ...ada, ...menu }),
];

type Period = AskedOf<typeof scope>;

const bothDays: Period = { from: "2026-03-01", to: "2026-03-02" };

let reader: LakeReader;
let pipeline: Pipeline;
let emptyPipeline: Pipeline;
beforeAll(async () => {
  reader = await aLakeReader();
  emptyPipeline = await aPipeline();
  pipeline = await aPipeline();
  const { status } = await pipeline.send("2026-03-03T00:10:00Z", theDays);
  expect(status).toBe(202);
  await pipeline.compact("2026-03-03T01:05:00Z");
});
beforeEach(() => reader.read(pipeline));
afterAll(async () => {
  await pipeline.dispose();
  await emptyPipeline.dispose();
});

const answer = <Row>(
  report: Report<typeof scope, Row>,
  period: Partial<Period> = {},
): Promise<readonly Row[]> => runReport(reader.engine)(report, { ...bothDays, ...period });

const all: readonly AnyReport[] = [...menuReports, ...clickReports];

test("totals", async () => {
  expect(await answer(totals)).toEqual([
    {
      events: 17,
      page_views: 5,
      visitors: 3,
      sessions: 4,
      robot_events: 2,
      orders: 1,
      first_day: "2026-03-01",
      last_day: "2026-03-02",
    },
  ]);
});

test("pages", async () => {
  expect(await answer(pages)).toEqual([
    { page_path: "/luna", views: 3, visitors: 2, robot_views: 1 },
    { page_path: "(none)", views: 1, visitors: 1, robot_views: 0 },
    { page_path: "/luna/dessert", views: 1, visitors: 1, robot_views: 0 },
  ]);
});

test("referrers", async () => {
  expect(await answer(referrers)).toEqual([
    { referrer_host: "(direct)", views: 3, visitors: 2 },
    { referrer_host: "(unreadable)", views: 1, visitors: 1 },
    { referrer_host: "www.google.com", views: 1, visitors: 1 },
  ]);
});

test("devices", async () => {
  expect(await answer(devices)).toEqual([
    { device_type: "(unknown)", os: "(unknown)", browser: "(unknown)", views: 2, visitors: 2 },
    { device_type: "mobile", os: "iOS", browser: "Safari", views: 2, visitors: 1 },
    { device_type: "desktop", os: "Linux", browser: "Firefox", views: 1, visitors: 1 },
  ]);
});

test("hours", async () => {
  expect(await answer(hours)).toEqual([
    { hour_of_day: 0, views: 2, visitors: 2 },
    { hour_of_day: 12, views: 2, visitors: 2 },
    { hour_of_day: 23, views: 1, visitors: 1 },
  ]);
});

test("robots", async () => {
  expect(await answer(robots)).toEqual([
    { visitor_kind: "people", events: 15, page_views: 5, visitors: 3 },
    { visitor_kind: "robots", events: 2, page_views: 1, visitors: 1 },
  ]);
});

test("menu-items", async () => {
  expect(await answer(menuItems)).toMatchObject([
    { site_id: "luna", item_id: "burrata", item_name: "Burrata", views: 1, expands: 1, adds: 1, bought: 2 },
    { site_id: "luna", item_id: "tiramisu", item_name: null, views: 0, expands: 0, adds: 0, bought: 1 },
    { site_id: "sole", item_id: "pasta", item_name: null, views: 0, expands: 0, adds: 1, bought: 0 },
  ]);
});

test("visit-steps", async () => {
  expect(await answer(visitSteps)).toEqual([
    { site_id: "luna", visits: 3, expanded: 1, added: 1, checked_out: 1, ordered: 2, paid: 1 },
    { site_id: "sole", visits: 1, expanded: 0, added: 1, checked_out: 0, ordered: 0, paid: 0 },
  ]);
});

test("a report of one site tells of no other", async () => {
  expect(await answer(totals, { site_id: "sole" })).toMatchObject([
    { events: 2, page_views: 1, visitors: 1 },
  ]);
  expect(await answer(visitSteps, { site_id: "sole" })).toMatchObject([{ site_id: "sole", visits: 1 }]);
  expect(await answer(pages, { site_id: "luna" })).toHaveLength(2);
  expect(await answer(menuItems, { site_id: "nobody" })).toEqual([]);
});

test("a period takes in its first and its last day whole, and nothing beside them", async () => {
  const eventsFrom = async (from: string, to: string) => (await answer(totals, { from, to }))[0]?.events;
  expect(await eventsFrom("2026-03-01", "2026-03-01")).toBe(14);
  expect(await eventsFrom("2026-03-02", "2026-03-02")).toBe(3);
  expect(await eventsFrom("2026-02-28", "2026-03-03")).toBe(19);
  expect(await eventsFrom("2026-03-02", "2026-03-01")).toBe(0);
});

test("the hours, and the days of totals, are those of the time zone", async () => {
  const time_zone = "Asia/Kolkata";
  expect((await answer(totals, { time_zone, to: "2026-03-01" }))[0]).toMatchObject({
    ...{ events: 15, first_day: "2026-03-01", last_day: "2026-03-01" },
  });
  expect(await answer(hours, { time_zone })).toEqual([
    { hour_of_day: 5, views: 3, visitors: 2 },
    { hour_of_day: 18, views: 2, visitors: 2 },
  ]);
});

const named = all.map((report): [string, AnyReport] => [report.name, report]);

test.each(named)("of an empty lake %s has no rows, or a row of zeros", async (name, report) => {
  reader.read(emptyPipeline);
  const nothing = { events: 0, page_views: 0, visitors: 0, sessions: 0, robot_events: 0, orders: 0 };
  expect(await answer(report)).toEqual(
    name === "totals" ? [{ ...nothing, first_day: null, last_day: null }] : [],
  );
});

test.each(named)(
  "the SQL of %s takes every value as a parameter, whatever it contains",
  async (_, report) => {
    expect(report.sql.match(/\?/g)).toHaveLength(report.placeholders.length);
    expect(report.sql).not.toMatch(/\d{4}-\d\d-\d\d|luna|undefined|\[object/);
    const texts = Object.keys(report.parameters).filter((key) => report.parameters[key].default === null);
    const asked = (parameter: string, value: string) =>
      runReport(reader.engine)(report, { ...bothDays, [parameter]: value });
    for (const parameter of texts)
      expect(await asked(parameter, "x' OR '1' = '1")).toEqual(await asked(parameter, "nothing"));
  },
);

test.each(named)(
  "the live SQL of %s is the same over what was acknowledged a moment ago too",
  (name, report) => {
    expect(report.reads).toEqual(["events"]);
    const live = report.sql.replaceAll(/\bFROM events\b/g, "FROM events_live");
    expect(report.live).toEqual({ sql: live, placeholders: report.placeholders });
    expect(live).not.toBe(report.sql);
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  },
);

test.each(named)("%s says what it answers, and what each parameter and each column is", (_, report) => {
  const said = [report.title, report.doc, ...Object.values(report.parameters), ...report.row.columns];
  for (const each of said.map((it) => (typeof it === "string" ? it : (it as { doc: string }).doc)))
    expect(each).toMatch(/^\S.*\S$/);
  for (const { doc } of [report, ...report.row.columns]) expect(doc).toMatch(/[.]$/);
  expect(report.parameters).toMatchObject(scope);
});

test.each(named)(
  "%s names the days wherever it reads events, so that only those are scanned",
  (_, report) => {
    const reads = report.sql.match(/\bFROM events\b/g) ?? [];
    expect(reads.length).toBeGreaterThan(0);
    expect(report.sql.match(/\bdt BETWEEN CAST\(/g)).toHaveLength(reads.length);
  },
);

test("every report has a name of its own", () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});
