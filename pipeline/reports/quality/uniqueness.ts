import { defineReport } from "../report";
import { ofSites, periodEnd, periodStart, scope } from "../scope";
import { qualityRow } from "./qualityRow";
import { nearReceipt } from "./receipt";
import { keptShare } from "./shareRules";

const untilPeriodEnd = `received_at < ${periodEnd} AND ${ofSites()}`;

/** Whether anything is there twice. */
export const uniqueness = defineReport({
  name: "quality-uniqueness",
  title: "Uniqueness",
  group: "quality",
  doc: "Of the rows of the lake received in the period, the share that repeats no other: of events the site's event_id, of change records the version of an id, which is its version_at. Of rows that are the same all but the one received first are repeats, also where that was before the period.",
  parameters: scope,
  row: qualityRow,
  sql: ({ events, orderVersions, customerVersions, paymentVersions }) => `
WITH identified AS (
  SELECT 'events' AS dataset,
         'event_id' AS field,
         site_id,
         event_id AS id,
         CAST(NULL AS timestamp) AS version_at,
         received_at >= ${periodStart} AS is_in_period
  FROM ${events}
  WHERE ${nearReceipt()} AND ${untilPeriodEnd}
${[
  ["orders", orderVersions],
  ["customers", customerVersions],
  ["payments", paymentVersions],
]
  .map(
    ([dataset, table]) => `  UNION ALL
  SELECT '${dataset}', 'version_at', site_id, id, version_at, received_at >= ${periodStart}
  FROM ${table}
  WHERE ${untilPeriodEnd}`,
  )
  .join("\n")}
), identities AS (
  SELECT dataset,
         field,
         site_id,
         id,
         version_at,
         count(*) AS copies,
         count(CASE WHEN is_in_period THEN 1 END) AS copies_in_period
  FROM identified
  GROUP BY dataset, field, site_id, id, version_at
), sites AS (
  SELECT dataset,
         field,
         site_id,
         sum(copies_in_period) AS checked,
         sum(CASE WHEN copies > copies_in_period THEN copies_in_period ELSE copies_in_period - 1 END) AS failed,
         count(DISTINCT id) AS ids
  FROM identities
  WHERE copies_in_period > 0
  GROUP BY dataset, field, site_id
)
SELECT dataset,
       site_id,
       'uniqueness' AS rule,
       field,
       CAST(NULL AS varchar) AS day,
       checked,
       failed,
       ${keptShare} AS measure,
       CAST(ids AS double) AS reference
FROM sites
ORDER BY dataset, site_id, field`,
});
