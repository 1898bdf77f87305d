import { defineReport } from "../report";
import { count, number, orNull, rowOf, text } from "../row";
import { during, ofSites } from "../scope";
import { isOrder } from "./orderConditions";
import { isReceived, paymentTime } from "./paymentTime";
import { dayAsked, dayIfAsked, totalOrDays } from "./totalOrDays";

/** What an order brings. */
export const averageOrderValue = defineReport({
  name: "average-order-value",
  title: "Average order value",
  group: "commerce",
  doc: "Revenue ÷ orders, each as its own report has it: payments received in the period, by orders placed in it and not cancelled. An order that is paid later counts on the day it is placed, its money on the day it comes. Currencies are apart; one without payments and orders has no row.",
  parameters: totalOrDays,
  live: true,
  row: rowOf({
    day: dayAsked,
    currency: text("ISO 4217."),
    revenue_minor: count("Payments received, in the currency's minor unit."),
    orders: count("Orders in that currency that were not cancelled."),
    average_order_value_minor: orNull(
      number("Revenue ÷ orders, in the currency's minor unit, with fractions; null without orders."),
    ),
  }),
  sql: ({ payments, orders }) => `
WITH facts AS (
  SELECT ${dayIfAsked(paymentTime)} AS day,
         currency,
         amount_minor AS revenue_minor,
         0 AS orders
  FROM ${payments}
  WHERE ${isReceived} AND ${during(paymentTime)} AND ${ofSites()}
  UNION ALL
  SELECT ${dayIfAsked("created_at")},
         currency,
         0,
         1
  FROM ${orders}
  WHERE ${isOrder} AND ${during("created_at")} AND ${ofSites()}
)
SELECT day,
       currency,
       sum(revenue_minor) AS revenue_minor,
       sum(orders) AS orders,
       CAST(sum(revenue_minor) AS double) / nullif(sum(orders), 0) AS average_order_value_minor
FROM facts
GROUP BY day, currency
ORDER BY day, currency`,
});
