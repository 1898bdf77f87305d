import { defineReport } from "../report";
import { count, orNull, rowOf, text } from "../row";
import { inScope, localDay, scope } from "../scope";

/** How much there is. */
export const totals = defineReport({
  name: "totals",
  title: "Totals",
  group: "clicks",
  doc: "Events, and people's page views, visitors, sessions and orders. A visitor is a user id or, failing that, an anonymous id. Robots count as events only.",
  parameters: scope,
  live: true,
  row: rowOf({
    events: count("Events of any type, robots' included."),
    page_views: count("People's page views."),
    visitors: count("Different people."),
    sessions: count("Their different sessions."),
    robot_events: count("Events of robots."),
    orders: count("Different orders placed."),
    first_day: orNull(text("The first day with an event.")),
    last_day: orNull(text("The last day with an event.")),
  }),
  sql: ({ events }) => `
SELECT count(*) AS events,
       count(CASE WHEN event_type = 'page_view' AND NOT is_robot THEN 1 END) AS page_views,
       count(DISTINCT CASE WHEN NOT is_robot THEN coalesce(user_id, anonymous_id) END) AS visitors,
       count(DISTINCT CASE WHEN NOT is_robot THEN session_id END) AS sessions,
       count(CASE WHEN is_robot THEN 1 END) AS robot_events,
       count(DISTINCT CASE WHEN event_type = 'order_placed' AND NOT is_robot THEN order_id END) AS orders,
       ${localDay("min(occurred_at)")} AS first_day,
       ${localDay("max(occurred_at)")} AS last_day
FROM ${events}
WHERE ${inScope}`,
});
