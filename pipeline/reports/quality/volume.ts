import { defineReport } from "../report";
import { localTime, ofSites, scope } from "../scope";
import { qualityRow } from "./qualityRow";

/** How many days before the period the weeks begin that it is compared with. */
const trailingDays = 28;

/** The partitions that can hold events of those days: no time zone is a day from UTC. */
const nearby = `dt BETWEEN CAST(date_add('day', ${-trailingDays - 1}, CAST(:from AS date)) AS varchar) AND CAST(date_add('day', 1, CAST(:to AS date)) AS varchar)`;

const localDate = (time: string): string => `CAST(${localTime(time)} AS date)`;

const rowsByDay = (dataset: string, field: string, table: string, day: string, where: string): string => `
  SELECT '${dataset}' AS dataset, '${field}' AS field, site_id, ${day} AS day
  FROM ${table}
  WHERE ${where} AND ${ofSites()}`;

/** Whether there is as much as there usually is. */
export const volume = defineReport({
  name: "quality-volume",
  title: "Volume",
  group: "quality",
  doc: "By day of the period: events that occurred, orders placed, customers signed up and payments made, as a multiple of the mean of the same weekday in the four weeks before. Weeks in which the weekday had nothing are left out; where all had, there is no measure.",
  parameters: scope,
  row: qualityRow,
  sql: ({ events, orders, customers, payments }) => `
WITH dated AS (${[
    rowsByDay("events", "occurred_at", events, localDate("occurred_at"), nearby),
    rowsByDay("orders", "created_at", orders, localDate("created_at"), "created_at IS NOT NULL"),
    rowsByDay("customers", "signup_date", customers, "CAST(signup_date AS date)", "signup_date IS NOT NULL"),
    rowsByDay("payments", "paid_at", payments, localDate("paid_at"), "paid_at IS NOT NULL"),
  ].join("\n  UNION ALL")}
), daily AS (
  SELECT dataset, field, site_id, day, count(*) AS row_count
  FROM dated
  WHERE day BETWEEN date_add('day', ${-trailingDays}, CAST(:from AS date)) AND CAST(:to AS date)
  GROUP BY dataset, field, site_id, day
), compared AS (
  SELECT dataset,
         field,
         site_id,
         date_add('day', days_later, day) AS day,
         CASE WHEN days_later = 0 THEN row_count END AS own_count,
         CASE WHEN days_later > 0 THEN row_count END AS earlier_count
  FROM daily
  CROSS JOIN (VALUES (0), (7), (14), (21), (${trailingDays})) AS weeks (days_later)
), days AS (
  SELECT dataset,
         field,
         site_id,
         day,
         coalesce(sum(own_count), 0) AS checked,
         avg(CAST(earlier_count AS double)) AS reference
  FROM compared
  WHERE day BETWEEN CAST(:from AS date) AND CAST(:to AS date)
  GROUP BY dataset, field, site_id, day
)
SELECT dataset,
       site_id,
       'volume' AS rule,
       field,
       CAST(day AS varchar) AS day,
       checked,
       CAST(NULL AS bigint) AS failed,
       checked / reference AS measure,
       reference
FROM days
ORDER BY dataset, site_id, day`,
});
