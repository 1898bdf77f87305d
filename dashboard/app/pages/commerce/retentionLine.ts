import { dayAfter } from "../../address/day";
import type { ReportRows } from "../../api/reportRows";
import type { Formats } from "../../formats/formats";
import type { LineChart } from "../../plots/plotSpecs";
import { dayValues } from "../days/dayValues";

/**
 * The share that came back, by the day of a customer's first order in the period. No customers, no share. A day whose customers still have
 * time says so: its share may grow.
 */
export const retentionLine = (
  rows: readonly ReportRows["customer-retention"][],
  days: readonly string[],
  withinDays: number,
  today: string,
  formats: Pick<Formats, "count" | "day">,
): LineChart["series"] => {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const shares = dayValues(days, rows, (row) => row.retention_rate, null);
  return [
    {
      name: "Came back",
      points: days.map((x, place) => {
        const row = byDay.get(x);
        const isOpen = dayAfter(x, withinDays) >= today;
        const note = row && [
          `${formats.count(row.returning_customers)} of ${formats.count(row.customers)} on ${formats.day(x)}`,
          ...(isOpen ? ["they still have time"] : []),
        ];
        return { x, y: shares[place] ?? null, ...(note && { note: note.join(", ") }) };
      }),
    },
  ];
};
