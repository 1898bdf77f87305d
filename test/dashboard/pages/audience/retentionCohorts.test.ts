import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import { retentionCohorts } from "../../../../dashboard/app/pages/audience/retentionCohorts";

const aWeek = (
  cohort_week: string,
  week_number: number,
  visitors: number,
  cohort_visitors: number,
): ReportRows["retention"] => ({
  cohort_week,
  week_number,
  visitors,
  cohort_visitors,
  share: visitors / cohort_visitors,
});

const rows = [
  aWeek("2026-03-02", 0, 10, 10),
  aWeek("2026-03-02", 1, 4, 10),
  aWeek("2026-03-02", 2, 0, 10),
  aWeek("2026-03-16", 0, 8, 8),
];
const ways = { weeks: 13, cohorts: 16, writtenDay: (day: string) => `from ${day}` };

test("cohorts are rows of one length; nobody came is 0, and a week that has not come is nothing", () => {
  expect(retentionCohorts(rows, ways)).toEqual([
    { label: "from 2026-03-02", visitors: 10, shares: [1, 0.4, 0] },
    { label: "from 2026-03-16", visitors: 8, shares: [1, null, null] },
  ]);
});

test("a week in which nobody came for the first time has no row", () => {
  expect(retentionCohorts(rows, ways).map(({ label }) => label)).not.toContain("from 2026-03-09");
});

test("only so many weeks and the latest cohorts are drawn as can be read", () => {
  expect(retentionCohorts(rows, { ...ways, weeks: 2 }).map(({ shares }) => shares)).toEqual([
    [1, 0.4],
    [1, null],
  ]);
  expect(retentionCohorts(rows, { ...ways, cohorts: 1 }).map(({ visitors }) => visitors)).toEqual([8]);
});

test("no rows are no cohorts", () => {
  expect(retentionCohorts([], ways)).toEqual([]);
});
