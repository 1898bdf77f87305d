import { localDate, utcDays } from "../localDays";
import { defineReport } from "../report";
import { count, orNull, rowOf, text } from "../row";
import { inBothPeriods, periodDays, scope } from "../scope";
import { visitor } from "../visitor";

const events = (type: string): string => `count(CASE WHEN event_type = '${type}' THEN 1 END)`;

/** What happened, in a period and in the one before, in all and by day. */
export const activity = defineReport({
  name: "activity",
  title: "Activity, and the period before",
  group: "clicks",
  doc: "People's page views, visitors, sessions, views of dishes, openings, adds and orders, in the period and in the same number of days just before it: first of the whole period, then of each of its days. Visitors, sessions and orders count as in totals, so that days do not add up: who comes on two days is one visitor. A day without an event has no row, nor has a period without any.",
  parameters: scope,
  row: rowOf({
    period: text("current, or previous: the same number of days just before."),
    day: orNull(text("The day; null for the whole period, whose visitors and sessions count once.")),
    page_views: count("People's page views."),
    visitors: count("Different people."),
    sessions: count("Their different sessions."),
    item_views: count("How often a dish or product came into view."),
    expands: count("How often a description was opened."),
    adds: count("How often something was added to a tab or cart."),
    orders: count("Different orders placed."),
  }),
  live: true,
  sql: (from) => `
WITH ${utcDays(periodDays)},
visits AS (
  SELECT ${localDate} AS local_date,
         ${visitor} AS visitor_id,
         session_id,
         CASE WHEN event_type = 'order_placed' THEN order_id END AS order_id,
         ${events("page_view")} AS page_views,
         ${events("item_view")} AS item_views,
         ${events("item_expand")} AS expands,
         ${events("item_add")} AS adds
  FROM ${from.events}
  JOIN utc_days ON utc_day = dt
  WHERE NOT is_robot AND ${inBothPeriods}
  GROUP BY 1, 2, 3, 4
),
of_periods AS (
  SELECT CASE WHEN local_date < CAST(:from AS date) THEN 'previous' ELSE 'current' END AS period,
         CAST(local_date AS varchar) AS day,
         visitor_id, session_id, order_id, page_views, item_views, expands, adds
  FROM visits
)
SELECT period,
       day,
       sum(page_views) AS page_views,
       count(DISTINCT visitor_id) AS visitors,
       count(DISTINCT session_id) AS sessions,
       sum(item_views) AS item_views,
       sum(expands) AS expands,
       sum(adds) AS adds,
       count(DISTINCT order_id) AS orders
FROM of_periods
GROUP BY GROUPING SETS ((period), (period, day))
ORDER BY period, day NULLS FIRST`,
});
