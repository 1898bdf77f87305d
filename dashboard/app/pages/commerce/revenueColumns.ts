import type { ReportRows } from "../../api/reportRows";
import type { ColumnChart } from "../../plots/plotSpecs";
import { ofCurrency } from "./ofCurrency";

/** Revenue by day, in one currency. A day without payments is 0. */
export const revenueColumns = (
  rows: readonly ReportRows["revenue"][],
  days: readonly string[],
  currency: string,
): ColumnChart["columns"] => {
  const byDay = new Map(ofCurrency(rows, currency).map((row) => [row.day, row]));
  return days.map((x) => ({ x, parts: [{ name: "Revenue", value: byDay.get(x)?.revenue_minor ?? 0 }] }));
};
