import type { ReportRows } from "../../api/reportRows";
import type { ColumnChart } from "../../plots/plotSpecs";

/** New and returning visitors by day. A day without a row had none. */
export const visitorColumns = (
  rows: readonly ReportRows["visitors"][],
  days: readonly string[],
): ColumnChart["columns"] => {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return days.map((x) => ({
    x,
    parts: [
      { name: "Returning", value: byDay.get(x)?.returning_visitors ?? 0 },
      { name: "New", value: byDay.get(x)?.new_visitors ?? 0 },
    ],
  }));
};
