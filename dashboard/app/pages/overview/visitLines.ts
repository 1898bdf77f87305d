import type { Days } from "../../address/period";
import type { LineChart } from "../../plots/plotSpecs";
import { comparedDayLines, type DayMeasure } from "../days/comparedDayLines";
import { eachDay } from "../days/eachDay";
import type { ActivityRow } from "./activityTotals";

const visitors: DayMeasure<ActivityRow> = { name: "Visitors", valueIn: (row) => row.visitors, missing: 0 };
const sessions: DayMeasure<ActivityRow> = { name: "Sessions", valueIn: (row) => row.sessions, missing: 0 };

/** Visitors and sessions by day, and the visitors of the period before. */
export const visitLines = (
  rows: readonly ActivityRow[],
  days: readonly string[],
  previousDays: Days | undefined,
  writtenDay: (day: string) => string,
): LineChart["series"] => {
  const current = { days, rows: rows.filter(({ period }) => period === "current") };
  const before = previousDays && {
    days: eachDay(previousDays),
    rows: rows.filter(({ period }) => period === "previous"),
  };
  const [own, ...compared] = comparedDayLines(visitors, current, before, writtenDay);
  return [
    ...(own === undefined ? [] : [own]),
    ...comparedDayLines(sessions, current, undefined, writtenDay),
    ...compared,
  ];
};
