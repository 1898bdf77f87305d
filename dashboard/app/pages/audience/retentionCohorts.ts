import type { ReportRows } from "../../api/reportRows";
import type { RetentionGrid } from "../../plots/plotSpecs";

type Row = ReportRows["retention"];

interface RetentionCohorts {
  /** So many weeks at most, week 0 included. */
  readonly weeks: number;
  /** So many cohorts at most, the latest. */
  readonly cohorts: number;
  readonly writtenDay: (day: string) => string;
}

/** The cohorts of the report `retention` as rows of the same length: a week that has no row has not come yet. */
export const retentionCohorts = (
  rows: readonly Row[],
  { weeks, cohorts, writtenDay }: RetentionCohorts,
): RetentionGrid["cohorts"] => {
  const length = Math.min(weeks, 1 + Math.max(0, ...rows.map(({ week_number }) => week_number)));
  return [...new Set(rows.map(({ cohort_week }) => cohort_week))]
    .sort()
    .slice(-cohorts)
    .map((week) => {
      const own = new Map(
        rows.filter((row) => row.cohort_week === week).map((row) => [row.week_number, row]),
      );
      return {
        label: writtenDay(week),
        visitors: own.get(0)?.cohort_visitors ?? 0,
        shares: Array.from({ length }, (_, number) => own.get(number)?.share ?? null),
      };
    });
};
