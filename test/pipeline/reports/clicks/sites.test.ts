import { sites } from "../../../../pipeline/reports/clicks/sites";
import { anEvent } from "../../../support/aPipeline";
import { type AskedReports, reportsOver } from "../../../support/reportsOver";

const googlebot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

let reports: AskedReports;
beforeAll(async () => {
  reports = await reportsOver([
    anEvent("a", "2026-03-01T12:00:00Z", { site_id: "sole" }),
    anEvent("b", "2026-03-01T12:00:00Z", { site_id: "alba" }),
    anEvent("c", "2026-03-01T23:30:00Z", { site_id: "luna" }),
    anEvent("d", "2026-03-01T12:00:00Z", { site_id: "luna", user_agent: googlebot }),
    anEvent("e", "2026-03-03T00:00:00Z", { site_id: "mare" }),
  ]);
});
afterAll(() => reports.dispose());

test("sites with an event in the period are there, those with the most first, robots' counted too", async () => {
  expect(await reports.answer(sites)).toEqual([
    { site_id: "luna", events: 2, last_day: "2026-03-01" },
    { site_id: "alba", events: 1, last_day: "2026-03-01" },
    { site_id: "sole", events: 1, last_day: "2026-03-01" },
  ]);
});

test("the last day is one of the time zone", async () => {
  const [luna] = await reports.answer(sites, { site_id: "luna", time_zone: "Europe/Rome" });
  expect(luna).toEqual({ site_id: "luna", events: 2, last_day: "2026-03-02" });
});

test("a key is told of its own sites", async () => {
  const told = await reports.answer(sites, {}, { sites: ["alba", "mare"] });
  expect(told.map(({ site_id }) => site_id)).toEqual(["alba"]);
});
