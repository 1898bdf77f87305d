import * as t from "io-ts";
import { inPeriod, Period, periodPlaceholders } from "./period";
import type { Report } from "./report";

const Row = t.type({
  events: t.number,
  page_views: t.number,
  visitors: t.number,
  sessions: t.number,
  robot_events: t.number,
  orders: t.number,
  first_day: t.union([t.string, t.null]),
  last_day: t.union([t.string, t.null]),
});

/** How much there is. */
export const totals: Report<Period, t.TypeOf<typeof Row>> = {
  name: "totals",
  doc: "Events, and people's page views, visitors, sessions and orders. A visitor is a user id or, failing that, an anonymous id. Robots count as events only.",
  parameters: Period,
  row: Row,
  placeholders: periodPlaceholders,
  sql: `
SELECT count(*) AS events,
       count(CASE WHEN event_type = 'page_view' AND NOT is_robot THEN 1 END) AS page_views,
       count(DISTINCT CASE WHEN NOT is_robot THEN coalesce(user_id, anonymous_id) END) AS visitors,
       count(DISTINCT CASE WHEN NOT is_robot THEN session_id END) AS sessions,
       count(CASE WHEN is_robot THEN 1 END) AS robot_events,
       count(DISTINCT CASE WHEN event_type = 'order_placed' AND NOT is_robot THEN order_id END) AS orders,
       min(dt) AS first_day,
       max(dt) AS last_day
FROM events
WHERE ${inPeriod}`,
};
