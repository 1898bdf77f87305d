import { retention } from "../../../../pipeline/reports/clicks/retention";
import { anEvent } from "../../../support/aPipeline";
import { type AskedReports, reportsOver } from "../../../support/reportsOver";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
let id = 0;
const came = (anonymous_id: string, ...days: readonly string[]) =>
  days.map((day) => anEvent(`e${id++}`, day.includes("T") ? day : `${day}T12:00:00Z`, { anonymous_id }));

/** March 2 and 30, 2026, are Mondays; on the 29th clocks in Rome go forward. */
const theEvents = [
  ...came("ada", "2026-03-02", "2026-03-08", "2026-03-09", "2026-03-23"),
  ...came("ben", "2026-03-02", "2026-03-24"),
  ...came("cleo", "2026-03-09", "2026-03-16"),
  // on Sunday night in London, on Monday in Rome; the second time summer time makes the difference
  ...came("dan", "2026-03-08T23:30:00Z", "2026-03-29T22:30:00Z"),
  ...came("early", "2026-03-01"),
  anEvent("robot", "2026-03-02T12:00:00Z", { anonymous_id: "bot", user_agent: googlebot }),
  anEvent("nobody", "2026-03-02T12:00:00Z"),
];
const period = { from: "2026-03-02", to: "2026-03-31" };

let reports: AskedReports;
beforeAll(async () => {
  reports = await reportsOver(theEvents, "2026-03-30T00:10:00Z");
});
afterAll(() => reports.dispose());

const cohort = (cohort_week: string, visitors: readonly number[]) =>
  visitors.map((here, week_number) => ({
    ...{ cohort_week, week_number, visitors: here, cohort_visitors: visitors[0] },
    share: here / (visitors[0] ?? 0),
  }));

test("a cohort is told week by week, the weeks in which nobody came too", async () => {
  expect(await reports.answer(retention, period)).toEqual([
    ...cohort("2026-03-02", [3, 1, 0, 3]),
    ...cohort("2026-03-09", [1, 1, 0]),
  ]);
});

test("weeks begin on Monday in the time zone, in winter and in summer", async () => {
  expect(await reports.answer(retention, { ...period, time_zone: "Europe/Rome" })).toEqual([
    ...cohort("2026-03-02", [2, 1, 0, 2, 0]),
    ...cohort("2026-03-09", [2, 1, 0, 1]),
  ]);
});

test("a week that the period cuts begins on its Monday all the same", async () => {
  expect(await reports.answer(retention, { from: "2026-03-01", to: "2026-03-01" })).toEqual(
    cohort("2026-02-23", [1]),
  );
});
