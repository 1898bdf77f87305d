import { ratio } from "../ratio";
import { visits } from "./visits";

/** The SQL of pages by how many visits had them at one end, `name` of them; and how many of these bounced. */
export const pagesAtEnd = (
  events: string,
  end: "entry_page" | "exit_page",
  name: "entries" | "exits",
): string => `
WITH ${visits(events)},
counted AS (
  SELECT ${end} AS page_path,
         count(*) AS ${name},
         count(CASE WHEN is_bounce THEN 1 END) AS bounces
  FROM visits
  WHERE page_views > 0
  GROUP BY ${end}
),
total AS (
  SELECT sum(${name}) AS sessions
  FROM counted
)
SELECT counted.page_path, counted.${name},
       ${ratio(`counted.${name}`, "total.sessions")} AS share,
       counted.bounces,
       ${ratio("counted.bounces", `counted.${name}`)} AS bounce_rate
FROM counted
CROSS JOIN total
ORDER BY counted.${name} DESC, counted.bounces DESC, counted.page_path
LIMIT 1000`;
