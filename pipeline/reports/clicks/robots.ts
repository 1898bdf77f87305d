import { defineReport } from "../report";
import { count, rowOf, text } from "../row";
import { inScope, scope } from "../scope";

/** Who is no guest. */
export const robots = defineReport({
  name: "robots",
  title: "Robots against people",
  group: "clicks",
  doc: "Robots against people, by events, page views and visitors. A robot is who says so in its user agent.",
  parameters: scope,
  live: true,
  row: rowOf({
    visitor_kind: text("robots or people."),
    events: count("Events of any type."),
    page_views: count("Page views."),
    visitors: count("Different visitors."),
  }),
  sql: ({ events }) => `
SELECT CASE WHEN is_robot THEN 'robots' ELSE 'people' END AS visitor_kind,
       count(*) AS events,
       count(CASE WHEN event_type = 'page_view' THEN 1 END) AS page_views,
       count(DISTINCT coalesce(user_id, anonymous_id)) AS visitors
FROM ${events}
WHERE ${inScope}
GROUP BY 1
ORDER BY visitor_kind`,
});
