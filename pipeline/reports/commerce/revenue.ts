import { defineReport } from "../report";
import { count, rowOf, text } from "../row";
import { during, ofSites } from "../scope";
import { isReceived, paymentTime } from "./paymentTime";
import { dayAsked, dayIfAsked, totalOrDays } from "./totalOrDays";

/** How much money came in. */
export const revenue = defineReport({
  name: "revenue",
  title: "Revenue",
  group: "commerce",
  doc: "The sum of payments received: those whose newest version is paid, at the time paid_at (without it, at the time of that version). Currencies are never added up; a currency or day without payments has no row.",
  parameters: totalOrDays,
  live: true,
  row: rowOf({
    day: dayAsked,
    currency: text("ISO 4217."),
    revenue_minor: count("The sum, in the currency's minor unit."),
    payments: count("The payments received."),
  }),
  sql: ({ payments }) => `
WITH received AS (
  SELECT ${dayIfAsked(paymentTime)} AS day,
         currency,
         amount_minor
  FROM ${payments}
  WHERE ${isReceived} AND ${during(paymentTime)} AND ${ofSites()}
)
SELECT day,
       currency,
       sum(amount_minor) AS revenue_minor,
       count(*) AS payments
FROM received
GROUP BY day, currency
ORDER BY day, currency`,
});
