import { defineReport } from "../report";
import { count, number, rowOf, text } from "../row";
import { during, ofSites } from "../scope";
import { paymentTime } from "./paymentTime";
import { dayAsked, dayIfAsked, totalOrDays } from "./totalOrDays";

/** What became of payments. */
export const paymentStatuses = defineReport({
  name: "payment-statuses",
  title: "Payment statuses",
  group: "commerce",
  doc: "Payments by the status of their newest version, in lower case, at the time paid_at; those without it at the time of that version (updated_at, else receipt). Shares are of the payments in the same currency. What has no payment has no row.",
  parameters: totalOrDays,
  live: true,
  row: rowOf({
    day: dayAsked,
    currency: text("ISO 4217."),
    status: text("The status, in lower case."),
    payments: count("Payments."),
    amount_minor: count("Their sum, in the currency's minor unit."),
    share: number("Of the payments in this currency, of the day or in total: from 0 to 1."),
  }),
  sql: ({ payments }) => `
WITH dated AS (
  SELECT ${dayIfAsked(paymentTime)} AS day,
         currency,
         lower(status) AS status,
         amount_minor
  FROM ${payments}
  WHERE ${during(paymentTime)} AND ${ofSites()}
), counted AS (
  SELECT day,
         currency,
         status,
         count(*) AS payments,
         sum(amount_minor) AS amount_minor
  FROM dated
  GROUP BY day, currency, status
)
SELECT day,
       currency,
       status,
       payments,
       amount_minor,
       CAST(payments AS double) / sum(payments) OVER (PARTITION BY day, currency) AS share
FROM counted
ORDER BY day, currency, payments DESC, status`,
});
