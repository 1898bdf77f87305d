import { defineReport } from "../report";
import { number, orNull, rowOf, text } from "../row";
import { daysAfter, ofSites, periodDays, scope, startOf } from "../scope";
import { customer, isOrder } from "./orderConditions";
import { isReceived, paymentTime } from "./paymentTime";
import { isSoonAfter, withinDays } from "./repeatPurchase";

const isIn = (time: string): string => `${time} >= periods.begins AND ${time} < periods.ends`;
const inPeriod = (name: string): string => `max(CASE WHEN period = '${name}' THEN value END)`;

/** The figures of a period beside those of the period before it. */
export const kpiSummary = defineReport({
  name: "kpi-summary",
  title: "Key figures",
  group: "commerce",
  doc: "Revenue, orders, customers, average order value and retention rate, each as its own report has it, of the period and of the same number of days just before it. One row a figure; those of money have one a currency, in its minor unit.",
  parameters: { ...scope, within_days: withinDays },
  live: true,
  row: rowOf({
    metric: text("revenue_minor, orders, customers, average_order_value_minor or retention_rate."),
    currency: orNull(text("ISO 4217; null for what is no money.")),
    value: orNull(number("In the period; null for an average or a rate of nothing.")),
    previous: orNull(number("In the period before.")),
    change: orNull(number("value − previous; null where one of them is.")),
    relative_change: orNull(number("change ÷ previous: 0.1 is a tenth more; null where previous is 0.")),
  }),
  sql: ({ payments, orders }) => `
WITH periods AS (
  SELECT 'current' AS period,
         ${startOf(":from")} AS begins,
         ${startOf(daysAfter(1, ":to"))} AS ends
  UNION ALL
  SELECT 'previous',
         ${startOf(daysAfter(`-(${periodDays})`, ":from"))},
         ${startOf(":from")}
), placed AS (
  SELECT ${customer} AS customer, currency, created_at
  FROM ${orders}
  WHERE ${isOrder} AND ${ofSites()}
), ordered AS (
  SELECT periods.period, placed.customer, placed.currency, placed.created_at
  FROM placed
  JOIN periods ON ${isIn("placed.created_at")}
), received AS (
  SELECT periods.period, payments.currency, payments.amount_minor
  FROM (
    SELECT ${paymentTime} AS time, currency, amount_minor
    FROM ${payments}
    WHERE ${isReceived} AND ${ofSites()}
  ) AS payments
  JOIN periods ON ${isIn("payments.time")}
), firsts AS (
  SELECT period, customer, min(created_at) AS first_at
  FROM ordered
  WHERE customer IS NOT NULL
  GROUP BY period, customer
), purchases AS (
  SELECT firsts.period, firsts.customer, count(*) AS orders
  FROM firsts
  JOIN placed ON placed.customer = firsts.customer AND ${isSoonAfter("firsts.first_at", "placed.created_at")}
  GROUP BY firsts.period, firsts.customer
), facts AS (
  SELECT period, currency, amount_minor AS revenue_minor, 0 AS orders, 0 AS customers, 0 AS returning_customers
  FROM received
  UNION ALL
  SELECT period, currency, 0, 1, 0, 0
  FROM ordered
  UNION ALL
  SELECT period, CAST(NULL AS varchar), 0, 0, 1, CASE WHEN orders > 1 THEN 1 ELSE 0 END
  FROM purchases
  UNION ALL
  SELECT period, CAST(NULL AS varchar), 0, 0, 0, 0
  FROM periods
), figures AS (
  SELECT *
  FROM (
    VALUES (1, 'revenue_minor', true),
           (2, 'orders', false),
           (3, 'customers', false),
           (4, 'average_order_value_minor', true),
           (5, 'retention_rate', false)
  ) AS listed(place, metric, is_money)
), facts_of_figures AS (
  SELECT place,
         metric,
         CASE WHEN is_money THEN currency END AS currency,
         period,
         revenue_minor,
         orders,
         customers,
         returning_customers
  FROM facts
  CROSS JOIN figures
  WHERE currency IS NOT NULL OR NOT is_money
), valued AS (
  SELECT place,
         metric,
         currency,
         period,
         CASE place
           WHEN 1 THEN CAST(sum(revenue_minor) AS double)
           WHEN 2 THEN CAST(sum(orders) AS double)
           WHEN 3 THEN CAST(sum(customers) AS double)
           WHEN 4 THEN CAST(sum(revenue_minor) AS double) / nullif(sum(orders), 0)
           ELSE CAST(sum(returning_customers) AS double) / nullif(sum(customers), 0)
         END AS value
  FROM facts_of_figures
  GROUP BY place, metric, currency, period
), compared AS (
  SELECT place,
         metric,
         currency,
         coalesce(${inPeriod("current")}, CASE WHEN place = 1 THEN 0 END) AS value,
         coalesce(${inPeriod("previous")}, CASE WHEN place = 1 THEN 0 END) AS previous
  FROM valued
  GROUP BY place, metric, currency
)
SELECT metric,
       currency,
       value,
       previous,
       value - previous AS change,
       (value - previous) / nullif(previous, 0) AS relative_change
FROM compared
ORDER BY place, currency`,
});
