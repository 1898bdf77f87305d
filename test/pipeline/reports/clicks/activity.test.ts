import { activity } from "../../../../pipeline/reports/clicks/activity";
import { anEvent } from "../../../support/aPipeline";
import { type AskedReports, reportsOver } from "../../../support/reportsOver";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
let id = 0;
const did = (who: string, event_type: string, at: string, more: object = {}) =>
  anEvent(`e${id++}`, at, { anonymous_id: who, session_id: `${who}-1`, event_type, ...more });

const theEvents = [
  did("too-early", "page_view", "2026-02-26T23:59:59.999Z"),
  did("ada", "page_view", "2026-02-27T00:00:00.000Z"),
  did("ada", "item_view", "2026-02-27T12:00:00Z", { item_id: "burrata" }),
  did("ada", "page_view", "2026-03-01T12:00:00Z", { session_id: "ada-2" }),
  did("ada", "item_expand", "2026-03-01T12:01:00Z", { session_id: "ada-2", item_id: "burrata" }),
  did("ada", "item_add", "2026-03-01T12:02:00Z", { session_id: "ada-2", item_id: "burrata" }),
  did("ada", "order_placed", "2026-03-01T12:03:00Z", { session_id: "ada-2", order_id: "o-1" }),
  // placed again after midnight: one order of the period, and one of each of its days
  did("ada", "order_placed", "2026-03-02T00:00:00Z", { session_id: "ada-2", order_id: "o-1" }),
  did("ben", "page_view", "2026-03-02T23:59:59.999Z", { user_id: "uma" }),
  did("ben", "page_view", "2026-03-02T20:00:00Z", { user_id: "uma", session_id: undefined }),
  did("cleo", "item_view", "2026-03-02T20:00:00Z", { site_id: "sole", item_id: "pasta" }),
  did("robot", "page_view", "2026-03-01T12:00:00Z", { user_agent: googlebot }),
  did("too-late", "page_view", "2026-03-03T00:00:00.000Z"),
];

let reports: AskedReports;
beforeAll(async () => {
  reports = await reportsOver(theEvents);
});
afterAll(() => reports.dispose());

const row = (period: string, day: string | null, figures: object) => ({
  ...{ period, day, page_views: 0, visitors: 0, sessions: 0, item_views: 0, expands: 0, adds: 0, orders: 0 },
  ...figures,
});

test("a period and the one before it stand in all and by day, where there is anything", async () => {
  expect(await reports.answer(activity)).toEqual([
    row("current", null, {
      ...{ page_views: 3, visitors: 3, sessions: 3, item_views: 1, expands: 1, adds: 1, orders: 1 },
    }),
    row("current", "2026-03-01", {
      ...{ page_views: 1, visitors: 1, sessions: 1, expands: 1, adds: 1, orders: 1 },
    }),
    row("current", "2026-03-02", {
      ...{ page_views: 2, visitors: 3, sessions: 3, item_views: 1, orders: 1 },
    }),
    row("previous", null, { page_views: 1, visitors: 1, sessions: 1, item_views: 1 }),
    row("previous", "2026-02-27", { page_views: 1, visitors: 1, sessions: 1, item_views: 1 }),
  ]);
});

test("a period without an event has no row", async () => {
  expect(await reports.answer(activity, { site_id: "sole" })).toEqual([
    row("current", null, { visitors: 1, sessions: 1, item_views: 1 }),
    row("current", "2026-03-02", { visitors: 1, sessions: 1, item_views: 1 }),
  ]);
  expect(await reports.answer(activity, { from: "2026-03-04", to: "2026-03-04" })).toMatchObject([
    { period: "previous", day: null, visitors: 1 },
    { period: "previous", day: "2026-03-03", visitors: 1 },
  ]);
  expect(await reports.answer(activity, { from: "2026-04-04", to: "2026-04-04" })).toEqual([]);
});

test("the longest period that can be asked for is one", async () => {
  const ofAllTime = await reports.answer(activity, { from: "1990-01-01", to: "2199-12-31" });
  expect(ofAllTime[0]).toMatchObject({ period: "current", day: null, page_views: 6, visitors: 5 });
  expect(ofAllTime).toHaveLength(6);
});
