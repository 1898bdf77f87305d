import { ratio } from "../ratio";
import { defineReport } from "../report";
import { count, number, rowOf, text } from "../row";
import { bounceDefinition, visitParameters, visits } from "./visits";

/** Where visits end. */
export const exitPages = defineReport({
  name: "exit-pages",
  title: "Exit pages",
  group: "clicks",
  doc: `Pages with which people's sessions ended: the session's last page view in the period. Sessions without a page view are left out. ${bounceDefinition} The thousand with the most.`,
  parameters: visitParameters,
  live: true,
  row: rowOf({
    page_path: text("The path within the site; (none) where none was sent."),
    exits: count("Sessions that ended with it."),
    share: number("Their share of all sessions with a page view."),
    bounces: count("Those of them that bounced."),
    bounce_rate: number("Their share of those that ended with the page."),
  }),
  sql: ({ events }) => `
WITH ${visits(events)},
counted AS (
  SELECT exit_page AS page_path,
         count(*) AS exits,
         count(CASE WHEN is_bounce THEN 1 END) AS bounces
  FROM visits
  WHERE page_views > 0
  GROUP BY exit_page
),
total AS (
  SELECT sum(exits) AS sessions
  FROM counted
)
SELECT counted.page_path, counted.exits,
       ${ratio("counted.exits", "total.sessions")} AS share,
       counted.bounces,
       ${ratio("counted.bounces", "counted.exits")} AS bounce_rate
FROM counted
CROSS JOIN total
ORDER BY counted.exits DESC, counted.bounces DESC, counted.page_path
LIMIT 1000`,
});
