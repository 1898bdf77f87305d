import { choice, orElse } from "../parameter";
import { ratio } from "../ratio";
import { defineReport } from "../report";
import { count, number, rowOf, text } from "../row";
import { localDay } from "../scope";
import { bounceDefinition, visitParameters, visits } from "./visits";

/** How many visits there are, and what they are like. */
export const sessionsSummary = defineReport({
  name: "sessions-summary",
  title: "Sessions",
  group: "clicks",
  doc: `People's sessions, as far as they lie in the period: how many, how long, with how many pages. A session lasts from its first event to its last, and is of the day of its first. The median is exact, by nearest rank. ${bounceDefinition}`,
  parameters: {
    ...visitParameters,
    by: orElse(
      choice(["all", "day"], { doc: "One row for all sessions, or one for each day.", example: "day" }),
      "all" as const,
    ),
  },
  live: true,
  row: rowOf({
    segment: text("all, or the day."),
    sessions: count("Sessions."),
    mean_seconds: number("Their mean duration."),
    median_seconds: number("Half of them lasted no longer."),
    page_views: count("Pages viewed in them."),
    pages_per_session: number("Page views over sessions."),
    bounces: count("Sessions that bounced."),
    bounce_rate: number("Their share of the sessions."),
  }),
  sql: ({ events }) => `
WITH ${visits(events)},
segments AS (
  SELECT CASE CAST(:by AS varchar) WHEN 'day' THEN ${localDay("started_at")} ELSE 'all' END AS segment,
         milliseconds, page_views, is_bounce
  FROM visits
),
ranked AS (
  SELECT segment, milliseconds, page_views, is_bounce,
         row_number() OVER (PARTITION BY segment ORDER BY milliseconds) AS nth,
         count(*) OVER (PARTITION BY segment) AS size
  FROM segments
),
counted AS (
  SELECT segment,
         count(*) AS sessions,
         sum(milliseconds) AS all_milliseconds,
         max(CASE WHEN nth = (size + 1) / 2 THEN milliseconds END) AS median_milliseconds,
         sum(page_views) AS page_views,
         count(CASE WHEN is_bounce THEN 1 END) AS bounces
  FROM ranked
  GROUP BY segment
)
SELECT segment,
       sessions,
       ${ratio("all_milliseconds", "sessions")} / 1000 AS mean_seconds,
       CAST(median_milliseconds AS double) / 1000 AS median_seconds,
       page_views,
       ${ratio("page_views", "sessions")} AS pages_per_session,
       bounces,
       ${ratio("bounces", "sessions")} AS bounce_rate
FROM counted
ORDER BY segment`,
});
