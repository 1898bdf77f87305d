import { defineReport } from "../report";
import { count, rowOf, text } from "../row";
import { inScope, scope } from "../scope";

/** How far visits get. */
export const visitSteps = defineReport({
  name: "visit-steps",
  title: "Visits, and how far they got",
  group: "menu",
  doc: "People's sessions by site, and in how many of them a description was opened, an item added, a checkout begun, an order placed and paid, in whatever order.",
  parameters: scope,
  live: true,
  row: rowOf({
    site_id: text("The restaurant or shop."),
    visits: count("Sessions."),
    expanded: count("With a description opened."),
    added: count("With an item added."),
    checked_out: count("With a checkout begun."),
    ordered: count("With an order placed."),
    paid: count("With a payment made."),
  }),
  sql: ({ events }) => `
SELECT site_id,
       count(DISTINCT session_id) AS visits,
       count(DISTINCT CASE WHEN event_type = 'item_expand' THEN session_id END) AS expanded,
       count(DISTINCT CASE WHEN event_type = 'item_add' THEN session_id END) AS added,
       count(DISTINCT CASE WHEN event_type = 'checkout_start' THEN session_id END) AS checked_out,
       count(DISTINCT CASE WHEN event_type = 'order_placed' THEN session_id END) AS ordered,
       count(DISTINCT CASE WHEN event_type = 'payment_made' THEN session_id END) AS paid
FROM ${events}
WHERE NOT is_robot AND ${inScope}
GROUP BY site_id
ORDER BY visits DESC, site_id`,
});
