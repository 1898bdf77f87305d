import { defineReport } from "../report";
import { ofSites, periodEnd, periodStart, scope } from "../scope";
import { qualityRow } from "./qualityRow";
import { nearReceipt } from "./receipt";

/** For how many days a site that has gone silent is told. */
const silentDays = 31;

const asOf = `least(CAST(:now AS timestamp), ${periodEnd})`;

const recently = `received_at >= date_add('day', ${-silentDays}, ${periodStart}) AND received_at < ${asOf}`;

const lastReceipts = (dataset: string, table: string, where: string): string => `
  SELECT '${dataset}' AS dataset,
         site_id,
         count(*) AS checked,
         max(received_at) AS last_received_at
  FROM ${table}
  WHERE ${where} AND ${ofSites()}
  GROUP BY site_id`;

/** Whether anything still comes in. */
export const freshness = defineReport({
  name: "quality-freshness",
  title: "Freshness",
  group: "quality",
  doc: `Hours from the last receipt to the end of the period, or to now where that is earlier, by dataset and site. Sites that have sent nothing since ${silentDays} days before the period are left out.`,
  parameters: scope,
  row: qualityRow,
  sql: ({ events, orderVersions, customerVersions, paymentVersions }) => `
WITH received AS (${[
    lastReceipts("events", events, `${nearReceipt(silentDays)} AND ${recently}`),
    lastReceipts("orders", orderVersions, recently),
    lastReceipts("customers", customerVersions, recently),
    lastReceipts("payments", paymentVersions, recently),
  ].join("\n  UNION ALL")}
), asked AS (
  SELECT ${asOf} AS as_of
)
SELECT dataset,
       site_id,
       'freshness' AS rule,
       'received_at' AS field,
       CAST(NULL AS varchar) AS day,
       checked,
       CAST(NULL AS bigint) AS failed,
       CAST(date_diff('millisecond', last_received_at, as_of) AS double) / 3600000 AS measure,
       CAST(NULL AS double) AS reference
FROM received
CROSS JOIN asked
ORDER BY dataset, site_id`,
});
