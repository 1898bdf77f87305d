import { defineReport } from "../report";
import { count, orNull, rowOf, text, time } from "../row";
import { visitor } from "../visitor";
import { lastMinutes, nowDefinition } from "./lastMinutes";
import { nowScope } from "./nowScope";

const told = [
  ...(["event_type", "table_id", "page_path", "section", "item_id", "item_name"] as const),
  ...(["element_text", "scroll_depth", "quantity", "total_minor", "currency"] as const),
] as const;

const inTime = "happened_at, site_id, event_id";

/** The latest events. */
export const nowEvents = defineReport({
  name: "now-events",
  title: "The latest events",
  group: "now",
  doc: `The hundred latest of people's events of the last minutes, the newest first. ${nowDefinition}`,
  parameters: nowScope,
  row: rowOf({
    occurred_at: time("When it happened."),
    site_id: text("The restaurant or shop."),
    event_type: text("What happened."),
    visitor: orNull(
      count(
        "Whose it is: people are numbered from 1 in the order in which they appear; null where nobody is named.",
      ),
    ),
    table_id: orNull(text("The table.")),
    page_path: orNull(text("The page.")),
    section: orNull(text("The menu's section.")),
    item_id: orNull(text("The dish or product.")),
    item_name: orNull(text("Its name as shown.")),
    element_text: orNull(text("The words on what was clicked.")),
    scroll_depth: orNull(count("In percent of the page.")),
    quantity: orNull(count("How many.")),
    total_minor: orNull(count("The order's or payment's total, in the currency's minor unit.")),
    currency: orNull(text("Its currency.")),
  }),
  sql: () => `
WITH ${lastMinutes(...told, "user_id", "anonymous_id")},
appearing AS (
  SELECT lately.*,
         ${visitor} AS visitor_id,
         CASE WHEN ${visitor} IS NOT NULL THEN
           row_number() OVER (PARTITION BY ${visitor} ORDER BY ${inTime})
         END AS nth
  FROM lately
),
appeared AS (
  SELECT appearing.*,
         count(CASE WHEN nth = 1 THEN 1 END) OVER (ORDER BY ${inTime} ROWS UNBOUNDED PRECEDING) AS people
  FROM appearing
)
SELECT happened_at AS occurred_at,
       site_id,
       event_type,
       CASE WHEN visitor_id IS NOT NULL THEN min(people) OVER (PARTITION BY visitor_id) END AS visitor,
       ${told
         .slice(1)
         .map((name) => (name === "scroll_depth" ? `CAST(round(${name}) AS bigint) AS ${name}` : name))
         .join(",\n       ")}
FROM appeared
ORDER BY happened_at DESC, site_id DESC, event_id DESC
LIMIT 100`,
});
