import { matches } from "../filter";
import { deviceParameter } from "../filterParameters";
import { first } from "../inTime";
import { inScope, scope } from "../scope";

/** What reports over visits ask for. */
export const visitParameters = { ...scope, device_type: deviceParameter } as const;

/** What a bounce is, in words. */
export const bounceDefinition =
  "A bounce is a session with one page view and nothing done: beside it, sections and items came into view or the page was scrolled at the most.";

/** Events that come of looking alone. */
const passive = "('page_view', 'section_view', 'item_view', 'scroll')";

const page = (pick: "min_by" | "max_by"): string =>
  `${pick}(coalesce(page_path, '(none)'), ROW(occurred_at, event_id)) FILTER (WHERE event_type = 'page_view')`;

/** The SQL of `visits`: people's sessions, cut to the period, one row each, after `WITH`. */
export const visits = (events: string): string => `every_visit AS (
  SELECT site_id,
         session_id,
         min(occurred_at) AS started_at,
         date_diff('millisecond', min(occurred_at), max(occurred_at)) AS milliseconds,
         count(CASE WHEN event_type = 'page_view' THEN 1 END) AS page_views,
         count(CASE WHEN event_type NOT IN ${passive} THEN 1 END) AS doings,
         ${page("min_by")} AS entry_page,
         ${page("max_by")} AS exit_page,
         ${first("device_type")} AS device_type
  FROM ${events}
  WHERE session_id IS NOT NULL AND NOT is_robot AND ${inScope}
  GROUP BY site_id, session_id
),
visits AS (
  SELECT started_at, milliseconds, page_views, entry_page, exit_page,
         page_views = 1 AND doings = 0 AS is_bounce
  FROM every_visit
  WHERE ${matches("device_type")}
)`;
