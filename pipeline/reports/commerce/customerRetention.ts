import { defineReport } from "../report";
import { count, number, rowOf } from "../row";
import { during, ofSites } from "../scope";
import { customer, isOrder } from "./orderConditions";
import { isSoonAfter, withinDays } from "./repeatPurchase";
import { dayAsked, dayIfAsked, totalOrDays } from "./totalOrDays";

/** How many customers come back. */
export const customerRetention = defineReport({
  name: "customer-retention",
  title: "Customer retention",
  group: "commerce",
  doc: "Of the customers with an order in the period, how many ordered again within within_days of their first order in it, after its last day too. Cancelled orders are none, and orders without a customer are nobody's. By day: the day of that first order, so each customer has one day. Who has not had all those days yet counts as not come back so far. Without customers there is no row.",
  parameters: { ...totalOrDays, within_days: withinDays },
  live: true,
  row: rowOf({
    day: dayAsked,
    customers: count("Customers with an order in the period."),
    returning_customers: count("Of these, those with a repeat purchase."),
    retention_rate: number("returning_customers ÷ customers: from 0 to 1."),
  }),
  sql: ({ orders }) => `
WITH placed AS (
  SELECT ${customer} AS customer, created_at
  FROM ${orders}
  WHERE ${isOrder} AND customer_id IS NOT NULL AND ${ofSites()}
), firsts AS (
  SELECT customer, min(created_at) AS first_at
  FROM placed
  WHERE ${during("created_at")}
  GROUP BY customer
), purchases AS (
  SELECT firsts.customer, firsts.first_at, count(*) AS orders
  FROM firsts
  JOIN placed ON placed.customer = firsts.customer AND ${isSoonAfter("firsts.first_at", "placed.created_at")}
  GROUP BY firsts.customer, firsts.first_at
), dated AS (
  SELECT ${dayIfAsked("first_at")} AS day, orders
  FROM purchases
)
SELECT day,
       count(*) AS customers,
       count(CASE WHEN orders > 1 THEN 1 END) AS returning_customers,
       CAST(count(CASE WHEN orders > 1 THEN 1 END) AS double) / count(*) AS retention_rate
FROM dated
GROUP BY day
ORDER BY day`,
});
