import { defineReport } from "../report";
import { count, rowOf, text } from "../row";
import { inScope, scope } from "../scope";

/** Which pages are looked at. */
export const pages = defineReport({
  name: "pages",
  title: "Pages",
  group: "clicks",
  doc: "Pages by people's views and visitors; robots' views apart. The thousand with the most views.",
  parameters: scope,
  live: true,
  row: rowOf({
    page_path: text("The path within the site."),
    views: count("People's page views."),
    visitors: count("Different people."),
    robot_views: count("Robots' page views."),
  }),
  sql: ({ events }) => `
SELECT coalesce(page_path, '(none)') AS page_path,
       count(CASE WHEN NOT is_robot THEN 1 END) AS views,
       count(DISTINCT CASE WHEN NOT is_robot THEN coalesce(user_id, anonymous_id) END) AS visitors,
       count(CASE WHEN is_robot THEN 1 END) AS robot_views
FROM ${events}
WHERE event_type = 'page_view' AND ${inScope}
GROUP BY 1
ORDER BY views DESC, robot_views DESC, page_path
LIMIT 1000`,
});
