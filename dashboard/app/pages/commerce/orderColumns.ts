import type { ReportRows } from "../../api/reportRows";
import type { ColumnChart } from "../../plots/plotSpecs";

/** Orders by day: of known customers, without one, and cancelled. The first two are the orders that count. */
export const orderColumns = (
  rows: readonly ReportRows["orders"][],
  days: readonly string[],
): ColumnChart["columns"] => {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return days.map((x) => {
    const { orders, anonymous_orders, cancelled_orders } = byDay.get(x) ?? {
      orders: 0,
      anonymous_orders: 0,
      cancelled_orders: 0,
    };
    return {
      x,
      parts: [
        { name: "Of a known customer", value: orders - anonymous_orders },
        { name: "Without a customer", value: anonymous_orders },
        { name: "Cancelled", value: cancelled_orders },
      ],
    };
  });
};
