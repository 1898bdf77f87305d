import { defineReport } from "../report";
import { count, rowOf } from "../row";
import { during, ofSites } from "../scope";
import { customer, isOrder } from "./orderConditions";
import { dayAsked, dayIfAsked, totalOrDays } from "./totalOrDays";

/** How many people ordered. */
export const customers = defineReport({
  name: "customers",
  title: "Customers",
  group: "commerce",
  doc: "Different customers with an order that was not cancelled. A customer is an id within a site: one id at two sites is two customers, and an order without a customer is nobody's. Days do not add up to the total, since somebody who comes on two days is one customer. Without any there is no row.",
  parameters: totalOrDays,
  live: true,
  row: rowOf({
    day: dayAsked,
    customers: count("Different customers."),
    orders: count("Their orders."),
  }),
  sql: ({ orders }) => `
WITH placed AS (
  SELECT ${dayIfAsked("created_at")} AS day,
         ${customer} AS customer
  FROM ${orders}
  WHERE ${isOrder} AND customer_id IS NOT NULL AND ${during("created_at")} AND ${ofSites()}
)
SELECT day,
       count(DISTINCT customer) AS customers,
       count(*) AS orders
FROM placed
GROUP BY day
ORDER BY day`,
});
