import * as t from "io-ts";
import { inPeriod, Period, periodPlaceholders } from "./period";
import type { Report } from "./report";

const Row = t.type({
  site_id: t.string,
  visits: t.number,
  expanded: t.number,
  added: t.number,
  checked_out: t.number,
  ordered: t.number,
  paid: t.number,
});

/** How far visits get. */
export const visitSteps: Report<Period, t.TypeOf<typeof Row>> = {
  name: "visit-steps",
  doc: "People's sessions by site, and in how many of them a description was opened, an item added, a checkout begun, an order placed and paid, in whatever order.",
  parameters: Period,
  row: Row,
  placeholders: periodPlaceholders,
  sql: `
SELECT site_id,
       count(DISTINCT session_id) AS visits,
       count(DISTINCT CASE WHEN event_type = 'item_expand' THEN session_id END) AS expanded,
       count(DISTINCT CASE WHEN event_type = 'item_add' THEN session_id END) AS added,
       count(DISTINCT CASE WHEN event_type = 'checkout_start' THEN session_id END) AS checked_out,
       count(DISTINCT CASE WHEN event_type = 'order_placed' THEN session_id END) AS ordered,
       count(DISTINCT CASE WHEN event_type = 'payment_made' THEN session_id END) AS paid
FROM events
WHERE NOT is_robot AND ${inPeriod}
GROUP BY site_id
ORDER BY visits DESC, site_id`,
};
