import { defineReport } from "../report";
import { during, ofSites, scope } from "../scope";
import { qualityRow } from "./qualityRow";
import { nearReceipt } from "./receipt";
import { keptShare } from "./shareRules";

/** Whether what records refer to is there. */
export const referentialIntegrity = defineReport({
  name: "quality-referential-integrity",
  title: "Referential integrity",
  group: "quality",
  doc: "Of the payments received in the period, in their newest version, the share whose order is known; of the orders that name a customer, whose customer is; of the different orders of order_placed events, that are known as orders. Only at sites that have any record of the kind that is referred to.",
  parameters: scope,
  row: qualityRow,
  sql: ({ events, orders, customers, payments }) => `
WITH order_sites AS (
  SELECT DISTINCT site_id FROM ${orders} WHERE ${ofSites()}
), customer_sites AS (
  SELECT DISTINCT site_id FROM ${customers} WHERE ${ofSites()}
), placed AS (
  SELECT DISTINCT site_id, order_id
  FROM ${events}
  WHERE ${nearReceipt()} AND ${during("received_at")} AND ${ofSites()}
    AND event_type = 'order_placed' AND NOT is_robot
), referrals AS (
  SELECT 'payments' AS dataset, 'order_id' AS field, payment.site_id, known.id
  FROM ${payments} AS payment
  JOIN order_sites ON order_sites.site_id = payment.site_id
  LEFT JOIN ${orders} AS known ON known.site_id = payment.site_id AND known.id = payment.order_id
  WHERE ${during("payment.received_at")} AND ${ofSites("payment.site_id")}
  UNION ALL
  SELECT 'orders', 'customer_id', placed_order.site_id, known.id
  FROM ${orders} AS placed_order
  JOIN customer_sites ON customer_sites.site_id = placed_order.site_id
  LEFT JOIN ${customers} AS known
    ON known.site_id = placed_order.site_id AND known.id = placed_order.customer_id
  WHERE ${during("placed_order.received_at")} AND ${ofSites("placed_order.site_id")}
    AND placed_order.customer_id IS NOT NULL
  UNION ALL
  SELECT 'events', 'order_id', placed.site_id, known.id
  FROM placed
  JOIN order_sites ON order_sites.site_id = placed.site_id
  LEFT JOIN ${orders} AS known ON known.site_id = placed.site_id AND known.id = placed.order_id
), sites AS (
  SELECT dataset,
         field,
         site_id,
         count(*) AS checked,
         count(CASE WHEN id IS NULL THEN 1 END) AS failed
  FROM referrals
  GROUP BY dataset, field, site_id
)
SELECT dataset,
       site_id,
       'integrity' AS rule,
       field,
       CAST(NULL AS varchar) AS day,
       checked,
       failed,
       ${keptShare} AS measure,
       CAST(NULL AS double) AS reference
FROM sites
ORDER BY dataset, site_id, field`,
});
