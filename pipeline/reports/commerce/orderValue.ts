import { defineReport } from "../report";
import { count, number, rowOf, text } from "../row";
import { during, ofSites } from "../scope";
import { isOrder } from "./orderConditions";
import { dayAsked, dayIfAsked, totalOrDays } from "./totalOrDays";

/** What orders were worth, paid or not. */
export const orderValue = defineReport({
  name: "order-value",
  title: "Ordered value",
  group: "commerce",
  doc: "The sum of the totals of orders, paid or not, by the time at which they were placed, as their newest versions have it; cancelled ones count nowhere. Currencies are never added up; a currency or day without orders has no row.",
  parameters: totalOrDays,
  live: true,
  row: rowOf({
    day: dayAsked,
    currency: text("ISO 4217."),
    orders: count("Orders in this currency."),
    total_minor: count("The sum of their totals, in the currency's minor unit."),
    mean_minor: number("The mean total, in the currency's minor unit."),
  }),
  sql: ({ orders }) => `
WITH placed AS (
  SELECT ${dayIfAsked("created_at")} AS day,
         currency,
         total_minor
  FROM ${orders}
  WHERE ${isOrder} AND ${during("created_at")} AND ${ofSites()}
)
SELECT day,
       currency,
       count(*) AS orders,
       sum(total_minor) AS total_minor,
       CAST(sum(total_minor) AS double) / count(*) AS mean_minor
FROM placed
GROUP BY day, currency
ORDER BY day, currency`,
});
