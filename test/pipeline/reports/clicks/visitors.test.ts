import { visitors } from "../../../../pipeline/reports/clicks/visitors";
import { anEvent } from "../../../support/aPipeline";
import { type AskedReports, reportsOver } from "../../../support/reportsOver";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
let id = 0;
const came = (anonymous_id: string | undefined, at: string, more: object = {}) =>
  anEvent(`e${id++}`, at, { anonymous_id, ...more });

const theEvents = [
  came("ada", "2026-02-26T12:00:00Z", { event_type: "click" }),
  came("ada", "2026-03-01T12:00:00Z"),
  came("ada", "2026-03-02T12:00:00Z"),
  came("ben", "2026-03-01T12:00:00Z"),
  came("ben", "2026-03-01T13:00:00Z"),
  came("ben", "2026-03-02T12:00:00Z", { user_id: "uma" }),
  came("cleo", "2026-03-02T12:00:00Z"),
  // at half past eleven at night in London, past midnight in Rome
  came("dan", "2026-03-01T23:30:00Z"),
  came("dan", "2026-03-02T08:00:00Z"),
  came("eve", "2026-03-03T08:00:00Z"),
  came("fay", "2026-02-28T12:00:00Z", { site_id: "sole" }),
  came("fay", "2026-03-01T12:00:00Z"),
  came("gus", "2026-02-28T12:00:00Z", { user_agent: googlebot }),
  came("gus", "2026-03-01T12:00:00Z"),
  came(undefined, "2026-03-01T12:00:00Z"),
];

let reports: AskedReports;
beforeAll(async () => {
  reports = await reportsOver(theEvents);
});
afterAll(() => reports.dispose());

const row = (day: string, new_visitors: number, returning_visitors: number) => ({
  ...{ day, visitors: new_visitors + returning_visitors, new_visitors, returning_visitors },
  returning_share: returning_visitors / (new_visitors + returning_visitors),
});
const [first, second] = ["2026-03-01", "2026-03-02"] as const;

test("who has come on an earlier day returns, even before the period", async () => {
  expect(await reports.answer(visitors)).toEqual([row(first, 3, 2), row(second, 2, 2)]);
});

test("an earlier visit counts as far as is looked back, and within the sites asked for", async () => {
  expect(await reports.answer(visitors, { lookback_days: 2 })).toEqual([row(first, 4, 1), row(second, 2, 2)]);
  expect(await reports.answer(visitors, { lookback_days: 3 })).toEqual([row(first, 3, 2), row(second, 2, 2)]);
  expect(await reports.answer(visitors, { lookback_days: 0 })).toEqual([row(first, 5, 0), row(second, 2, 2)]);
  expect(await reports.answer(visitors, { site_id: "luna" })).toEqual([row(first, 4, 1), row(second, 2, 2)]);
  expect(await reports.answer(visitors, { lookback_days: 0, from: "2026-02-28", to: "2026-02-28" })).toEqual([
    row("2026-02-28", 1, 0),
  ]);
});

test("days are those of the time zone", async () => {
  expect(await reports.answer(visitors, { time_zone: "Europe/Rome" })).toEqual([
    row(first, 2, 2),
    row(second, 3, 1),
  ]);
});
