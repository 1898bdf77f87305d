import { ratio } from "../ratio";
import { defineReport } from "../report";
import { count, number, rowOf, text } from "../row";
import { bounceDefinition, visitParameters, visits } from "./visits";

/** Where visits begin. */
export const entryPages = defineReport({
  name: "entry-pages",
  title: "Entry pages",
  group: "clicks",
  doc: `Pages with which people's sessions began: the session's first page view in the period. Sessions without a page view are left out. ${bounceDefinition} The thousand with the most.`,
  parameters: visitParameters,
  live: true,
  row: rowOf({
    page_path: text("The path within the site; (none) where none was sent."),
    entries: count("Sessions that began with it."),
    share: number("Their share of all sessions with a page view."),
    bounces: count("Those of them that bounced."),
    bounce_rate: number("Their share of those that began with the page."),
  }),
  sql: ({ events }) => `
WITH ${visits(events)},
counted AS (
  SELECT entry_page AS page_path,
         count(*) AS entries,
         count(CASE WHEN is_bounce THEN 1 END) AS bounces
  FROM visits
  WHERE page_views > 0
  GROUP BY entry_page
),
total AS (
  SELECT sum(entries) AS sessions
  FROM counted
)
SELECT counted.page_path, counted.entries,
       ${ratio("counted.entries", "total.sessions")} AS share,
       counted.bounces,
       ${ratio("counted.bounces", "counted.entries")} AS bounce_rate
FROM counted
CROSS JOIN total
ORDER BY counted.entries DESC, counted.bounces DESC, counted.page_path
LIMIT 1000`,
});
