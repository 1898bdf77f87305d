import { events } from "../../event/events";
import { jsonMember } from "./jsonMember";
import { judgedRawLines } from "./judgedRawLines";
import { rawLineColumn } from "./rawLineColumn";
import { canBeSame, compactionOrder, isLiveDay, isRecentLine, lineColumns } from "./recentRawLines";
import type { View, ViewColumn } from "./view";

const dt: ViewColumn = { name: "dt", type: "string", doc: "The UTC date of the event." };

const ownDay = "CAST(CAST(occurred_at AS date) AS varchar)";

/**
 * The lake's events, and of the lines received since yesterday those whose event the lake has not: the first of an
 * event's copies, in the order in which compaction takes them. Only ids are read of lines that the lake has. The lake
 * stands left of the join, so that Athena keeps the lines in memory, and lets the lake pass.
 */
export const eventsLive: View = {
  name: "events_live",
  doc: "Every event once, from the moment of its acknowledgement. As long as an event is not compacted, device and browser are there only where sent, and is_robot goes by a word in the user agent. Name dt, so that only those days are read.",
  columns: [...events.columns.map(({ name, type, doc }) => ({ name, type, doc })), dt],
  sql: `WITH recent AS (
  SELECT ${lineColumns()},
         ${jsonMember("event", "site_id", "string")} AS site_id,
         ${jsonMember("event", "event_id", "string")} AS event_id
  FROM raw_events
  WHERE ${isRecentLine}
), fresh AS (
  SELECT ${lineColumns("recent.")},
         row_number() OVER (
           PARTITION BY recent.site_id, recent.event_id
           ORDER BY ${compactionOrder("recent.")}
         ) AS copy
  FROM (SELECT site_id, event_id FROM events WHERE ${canBeSame}) AS known
  RIGHT JOIN recent ON known.site_id = recent.site_id AND known.event_id = recent.event_id
  WHERE known.event_id IS NULL AND recent.site_id IS NOT NULL AND recent.event_id IS NOT NULL
), firsts AS (
  SELECT ${lineColumns()}
  FROM fresh
  WHERE copy = 1
), ${judgedRawLines("firsts")}
SELECT ${[...events.columns.map(({ name }) => name), "dt"].join(",\n       ")}
FROM events
UNION ALL
SELECT ${[...events.columns.map((column) => `${rawLineColumn(column)} AS ${column.name}`), `${ownDay} AS dt`].join(",\n       ")}
FROM judged
WHERE ${isLiveDay(ownDay)}`,
};
