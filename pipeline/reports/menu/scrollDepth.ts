import { matches } from "../filter";
import { deviceParameter, menuParameter, pageParameter } from "../filterParameters";
import { ratio } from "../ratio";
import { defineReport } from "../report";
import { count, number, rowOf } from "../row";
import { inScope, scope } from "../scope";

/** How far down the page people scroll. */
export const scrollDepth = defineReport({
  name: "scroll-depth",
  title: "Scroll depth",
  group: "menu",
  doc: "People's sessions by the deepest point to which they scrolled, in ten steps of a tenth of the page; and how many got at least so far. Of the sessions that told a scroll depth; no rows where none did.",
  parameters: {
    ...scope,
    page_path: pageParameter,
    menu_id: menuParameter,
    device_type: deviceParameter,
  },
  live: true,
  row: rowOf({
    depth_from: count("The step's beginning, in percent of the page's height."),
    depth_to: count("Its end; excluded, but for 100."),
    sessions: count("Sessions whose deepest point lies in the step."),
    share: number("Their share of all that scrolled."),
    reached: count("Sessions that got at least to the step's beginning."),
    reached_share: number("Their share of all that scrolled."),
  }),
  sql: ({ events }) => `
WITH deepest AS (
  SELECT site_id, session_id, max(scroll_depth) AS depth
  FROM ${events}
  WHERE event_type = 'scroll'
    AND scroll_depth IS NOT NULL
    AND session_id IS NOT NULL
    AND NOT is_robot
    AND ${inScope}
    AND ${matches("page_path")}
    AND ${matches("menu_id")}
    AND ${matches("device_type")}
  GROUP BY site_id, session_id
),
counted AS (
  SELECT steps.depth_from,
         count(CASE WHEN depth < steps.depth_from + 10 OR steps.depth_from = 90 THEN 1 END) AS sessions,
         count(*) AS reached
  FROM (VALUES (0), (10), (20), (30), (40), (50), (60), (70), (80), (90)) AS steps (depth_from)
  JOIN deepest ON deepest.depth >= steps.depth_from
  GROUP BY steps.depth_from
),
total AS (
  SELECT count(*) AS sessions
  FROM deepest
)
SELECT steps.depth_from,
       steps.depth_from + 10 AS depth_to,
       coalesce(counted.sessions, 0) AS sessions,
       ${ratio("coalesce(counted.sessions, 0)", "total.sessions")} AS share,
       coalesce(counted.reached, 0) AS reached,
       ${ratio("coalesce(counted.reached, 0)", "total.sessions")} AS reached_share
FROM (VALUES (0), (10), (20), (30), (40), (50), (60), (70), (80), (90)) AS steps (depth_from)
CROSS JOIN total
LEFT JOIN counted ON counted.depth_from = steps.depth_from
WHERE total.sessions > 0
ORDER BY steps.depth_from`,
});
