import { deviceParameter, itemParameter } from "../filterParameters";
import { last } from "../inTime";
import { ratio } from "../ratio";
import { defineReport } from "../report";
import { count, number, orNull, rowOf, text } from "../row";
import { scope } from "../scope";
import { openings } from "./openings";

/** Which dishes are read about and then left. */
export const dropOff = defineReport({
  name: "drop-off",
  title: "Opened, and never added",
  group: "menu",
  doc: "Items by the people's sessions that opened the description and never added the item: in which no add of it came at or after the first opening. The thousand with the most of these.",
  parameters: { ...scope, item_id: itemParameter, device_type: deviceParameter },
  live: true,
  row: rowOf({
    site_id: text("The restaurant or shop."),
    item_id: text("The dish or product."),
    item_name: orNull(text("Its name as last shown on opening or adding it.")),
    opened: count("Sessions that opened its description."),
    dropped: count("Of these, the ones that never added it from then on."),
    dropped_share: number("Their share."),
  }),
  sql: ({ events }) => `
WITH ${openings(events, "item_add")},
named AS (
  SELECT site_id, item_id, ${last("item_name")} AS item_name
  FROM steps
  GROUP BY site_id, item_id
),
openings AS (
  SELECT site_id, session_id, item_id,
         count(CASE WHEN event_type = 'item_add' AND occurred_at >= opened_at THEN 1 END) AS adds
  FROM steps
  WHERE opened_at IS NOT NULL
  GROUP BY site_id, session_id, item_id
),
counted AS (
  SELECT site_id, item_id, count(*) AS opened, count(CASE WHEN adds = 0 THEN 1 END) AS dropped
  FROM openings
  GROUP BY site_id, item_id
)
SELECT counted.site_id, counted.item_id, named.item_name, counted.opened, counted.dropped,
       ${ratio("counted.dropped", "counted.opened")} AS dropped_share
FROM counted
JOIN named ON named.site_id = counted.site_id AND named.item_id = counted.item_id
ORDER BY counted.dropped DESC, counted.opened DESC, counted.site_id, counted.item_id
LIMIT 1000`,
});
