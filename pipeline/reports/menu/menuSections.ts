import { matches } from "../filter";
import { deviceParameter, menuParameter } from "../filterParameters";
import { last } from "../inTime";
import { ratio } from "../ratio";
import { defineReport } from "../report";
import { count, number, orNull, rowOf, text } from "../row";
import { inScope, scope } from "../scope";

/** How far down the menu people get: whether they stop at the appetizers. */
export const menuSections = defineReport({
  name: "menu-sections",
  title: "How far down the menu",
  group: "menu",
  doc: "A menu's sections in their order on the page: how many of people's sessions got to each, and for how many it was the last. A session got to a section when the section or an item in it came into view. The last is the one furthest down by position; one whose position is never told counts as above all others, and of two at one position the one seen later is the last. Shares are of the sessions that saw any section of the site.",
  parameters: { ...scope, menu_id: menuParameter, device_type: deviceParameter },
  live: true,
  row: rowOf({
    site_id: text("The restaurant or shop."),
    section: text("The menu's section."),
    section_position: orNull(count("Its place on the page as last shown, from 0; null where never told.")),
    sessions: count("Sessions that got to it."),
    share: number("Their share of the sessions that saw the menu."),
    last_sessions: count("Sessions that got to it and to none further down."),
    last_share: number("Their share of the sessions that saw the menu."),
  }),
  sql: ({ events }) => `
WITH seen AS (
  SELECT site_id, session_id, section, section_position, occurred_at, event_id
  FROM ${events}
  WHERE event_type IN ('section_view', 'item_view')
    AND section IS NOT NULL
    AND session_id IS NOT NULL
    AND NOT is_robot
    AND ${inScope}
    AND ${matches("menu_id")}
    AND ${matches("device_type")}
),
sections AS (
  SELECT site_id, section, ${last("section_position")} AS section_position
  FROM seen
  GROUP BY site_id, section
),
menus AS (
  SELECT site_id, count(DISTINCT session_id) AS sessions
  FROM seen
  GROUP BY site_id
),
reached AS (
  SELECT site_id, session_id, section, max(occurred_at) AS last_seen_at
  FROM seen
  GROUP BY site_id, session_id, section
),
placed AS (
  SELECT reached.site_id, reached.section, sections.section_position,
         row_number() OVER (
           PARTITION BY reached.site_id, reached.session_id
           ORDER BY coalesce(sections.section_position, -1) DESC, reached.last_seen_at DESC, reached.section
         ) AS from_the_end
  FROM reached
  JOIN sections ON sections.site_id = reached.site_id AND sections.section = reached.section
),
counted AS (
  SELECT site_id, section, section_position,
         count(*) AS sessions,
         count(CASE WHEN from_the_end = 1 THEN 1 END) AS last_sessions
  FROM placed
  GROUP BY site_id, section, section_position
)
SELECT counted.site_id, counted.section, counted.section_position, counted.sessions,
       ${ratio("counted.sessions", "menus.sessions")} AS share,
       counted.last_sessions,
       ${ratio("counted.last_sessions", "menus.sessions")} AS last_share
FROM counted
JOIN menus ON menus.site_id = counted.site_id
ORDER BY counted.site_id, counted.section_position NULLS LAST, counted.section
LIMIT 1000`,
});
