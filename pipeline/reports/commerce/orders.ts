import { defineReport } from "../report";
import { count, rowOf } from "../row";
import { during, ofSites } from "../scope";
import { isCancelled, isOrder } from "./orderConditions";
import { dayAsked, dayIfAsked, totalOrDays } from "./totalOrDays";

/** How many orders there were. */
export const orders = defineReport({
  name: "orders",
  title: "Orders",
  group: "commerce",
  doc: "Orders by the time at which they were placed, as their newest versions have it. Cancelled ones are counted apart, whenever that was. Without any there is no row.",
  parameters: totalOrDays,
  live: true,
  row: rowOf({
    day: dayAsked,
    orders: count("Orders that were not cancelled."),
    anonymous_orders: count("Of these, those that name no customer."),
    cancelled_orders: count("Orders that were cancelled; not among the others."),
  }),
  sql: ({ orders }) => `
WITH placed AS (
  SELECT ${dayIfAsked("created_at")} AS day,
         customer_id,
         status
  FROM ${orders}
  WHERE ${during("created_at")} AND ${ofSites()}
)
SELECT day,
       count(CASE WHEN ${isOrder} THEN 1 END) AS orders,
       count(CASE WHEN ${isOrder} AND customer_id IS NULL THEN 1 END) AS anonymous_orders,
       count(CASE WHEN ${isCancelled} THEN 1 END) AS cancelled_orders
FROM placed
GROUP BY day
ORDER BY day`,
});
