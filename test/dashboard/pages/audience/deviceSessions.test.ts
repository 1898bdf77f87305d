import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import { deviceSessions } from "../../../../dashboard/app/pages/audience/deviceSessions";
import { englishFormats as formats } from "../menu/englishFormats";

const aSummary = (
  sessions: number,
  bounces: number,
  median_seconds: number,
): ReportRows["sessions-summary"] => ({
  segment: "all",
  sessions,
  mean_seconds: 150,
  median_seconds,
  page_views: sessions,
  pages_per_session: 1,
  bounces,
  bounce_rate: bounces / sessions,
});

const all = aSummary(100, 25, 90);
const devices = [aSummary(80, 24, 60), undefined, aSummary(20, 1, 300)];

test("devices without sessions are left out", () => {
  expect(deviceSessions(all, devices, "bounces", formats)).toEqual([
    { label: "All devices", value: 0.25, detail: "25 of 100 sessions" },
    { label: "Phones", value: 0.3, detail: "24 of 80 sessions" },
    { label: "Computers", value: 0.05, detail: "1 of 20 sessions" },
  ]);
});

test("lengths are medians, with the mean told", () => {
  expect(deviceSessions(all, devices, "length", formats)[1]).toEqual({
    label: "Phones",
    value: 60,
    detail: "80 sessions, 3\u00a0min on average",
  });
});
