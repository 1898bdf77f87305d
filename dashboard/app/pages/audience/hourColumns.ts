import type { ReportRows } from "../../api/reportRows";
import type { ColumnChart } from "../../plots/plotSpecs";

type Row = ReportRows["hours"];

/** Visitors by hour, all 24 of them. */
export const hourColumns = (rows: readonly Row[]): ColumnChart["columns"] => {
  const byHour = new Map(rows.map(({ hour_of_day, visitors }) => [hour_of_day, visitors]));
  return Array.from({ length: 24 }, (_, hour) => ({
    x: String(hour),
    parts: [{ name: "Visitors", value: byHour.get(hour) ?? 0 }],
  }));
};

/** The hour in which the most come, in words; undefined where nobody does. */
export const busiestHour = (rows: readonly Row[]): string | undefined => {
  const most = Math.max(0, ...rows.map(({ visitors }) => visitors));
  const busiest = rows.find(({ visitors }) => visitors === most && most > 0)?.hour_of_day;
  return busiest === undefined
    ? undefined
    : `Most visitors come between ${oclock(busiest)} and ${oclock(busiest + 1)}.`;
};

const oclock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
