import * as t from "io-ts";
import { inPeriod, Period, periodPlaceholders } from "./period";
import type { Report } from "./report";

const Row = t.type({
  visitor_kind: t.string,
  events: t.number,
  page_views: t.number,
  visitors: t.number,
});

/** Who is no guest. */
export const robots: Report<Period, t.TypeOf<typeof Row>> = {
  name: "robots",
  doc: "Robots against people, by events, page views and visitors. A robot is who says so in its user agent.",
  parameters: Period,
  row: Row,
  placeholders: periodPlaceholders,
  sql: `
SELECT CASE WHEN is_robot THEN 'robots' ELSE 'people' END AS visitor_kind,
       count(*) AS events,
       count(CASE WHEN event_type = 'page_view' THEN 1 END) AS page_views,
       count(DISTINCT coalesce(user_id, anonymous_id)) AS visitors
FROM events
WHERE ${inPeriod}
GROUP BY 1
ORDER BY visitor_kind`,
};
