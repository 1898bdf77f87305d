import { entryPages } from "../../../../pipeline/reports/clicks/entryPages";
import { exitPages } from "../../../../pipeline/reports/clicks/exitPages";
import { sessionsSummary } from "../../../../pipeline/reports/clicks/sessionsSummary";
import { anEvent } from "../../../support/aPipeline";
import { type AskedReports, reportsOver } from "../../../support/reportsOver";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
const noon = "2026-03-01T12:00:00Z";
let id = 0;
const event = (
  session_id: string,
  seconds: number,
  event_type: string,
  page_path?: string,
  more: object = {},
) =>
  anEvent(`e${id++}`, new Date(Date.parse(noon) + seconds * 1000).toISOString(), {
    ...{ session_id, event_type, page_path, ...more },
  });
const item = { item_id: "burrata" };

const theEvents = [
  // one page and nothing done, whatever came into view
  event("ada", 0, "page_view", "/luna"),
  event("ada", 10, "scroll", "/luna", { scroll_depth: 40 }),
  event("ada", 20, "item_view", "/luna", item),
  event("ada", 30, "section_view", "/luna", { section: "Primi" }),
  // one page and something done
  event("ben", 0, "page_view", "/luna"),
  event("ben", 1.5, "item_expand", "/luna/burrata", item),
  // two pages
  event("cleo", 0, "page_view", "/luna"),
  event("cleo", 60, "page_view", "/luna/bill"),
  event("cleo", 90, "scroll", "/elsewhere", { scroll_depth: 40 }),
  event("dan", 0, "page_view", "/luna/bill", { device_type: "mobile" }),
  event("dan", 0, "chef_called", undefined),
  // no page at all, a page without a path, a visit past midnight
  event("eve", 0, "item_expand", "/luna", item),
  event("fay", 0, "page_view"),
  event("gus", 42_000, "page_view", "/luna"),
  event("gus", 44_000, "page_view", "/luna"),
  event("bot", 0, "page_view", "/luna", { user_agent: googlebot }),
  anEvent("no-session", noon, { page_path: "/luna" }),
];

let reports: AskedReports;
beforeAll(async () => {
  reports = await reportsOver(theEvents);
});
afterAll(() => reports.dispose());

const summary = (segment: string, seconds: readonly number[], page_views: number, bounces: number) => {
  const sessions = seconds.length;
  return {
    ...{ segment, sessions, mean_seconds: seconds.reduce((sum, n) => sum + n, 0) / sessions },
    median_seconds: [...seconds].sort((a, b) => a - b)[Math.ceil(sessions / 2) - 1],
    ...{ page_views, pages_per_session: page_views / sessions, bounces, bounce_rate: bounces / sessions },
  };
};

test("sessions are summed up: how many, how long, with how many pages, and how many bounced", async () => {
  expect(await reports.answer(sessionsSummary)).toEqual([summary("all", [30, 1.5, 90, 0, 0, 0, 2000], 8, 2)]);
  expect(await reports.answer(sessionsSummary, { device_type: "mobile" })).toEqual([
    summary("all", [0], 1, 0),
  ]);
});

test("a session is of the day on which it began in the time zone, and cut to the period", async () => {
  const first = [30, 1.5, 90, 0, 0, 0];
  expect(await reports.answer(sessionsSummary, { by: "day" })).toEqual([
    summary("2026-03-01", [...first, 2000], 8, 2),
  ]);
  expect(await reports.answer(sessionsSummary, { by: "day", time_zone: "Europe/Rome" })).toEqual([
    summary("2026-03-01", first, 6, 2),
    summary("2026-03-02", [2000], 2, 0),
  ]);
  expect(await reports.answer(sessionsSummary, { by: "day", from: "2026-03-02" })).toEqual([
    summary("2026-03-02", [0], 1, 1),
  ]);
});

test("entry pages are those with which sessions began", async () => {
  expect(await reports.answer(entryPages)).toEqual([
    { page_path: "/luna", entries: 4, share: 4 / 6, bounces: 1, bounce_rate: 1 / 4 },
    { page_path: "(none)", entries: 1, share: 1 / 6, bounces: 1, bounce_rate: 1 },
    { page_path: "/luna/bill", entries: 1, share: 1 / 6, bounces: 0, bounce_rate: 0 },
  ]);
});

test("exit pages are those with which sessions ended", async () => {
  expect(await reports.answer(exitPages)).toEqual([
    { page_path: "/luna", exits: 3, share: 3 / 6, bounces: 1, bounce_rate: 1 / 3 },
    { page_path: "/luna/bill", exits: 2, share: 2 / 6, bounces: 0, bounce_rate: 0 },
    { page_path: "(none)", exits: 1, share: 1 / 6, bounces: 1, bounce_rate: 1 },
  ]);
  expect(await reports.answer(exitPages, { device_type: "mobile" })).toEqual([
    { page_path: "/luna/bill", exits: 1, share: 1, bounces: 0, bounce_rate: 0 },
  ]);
});
