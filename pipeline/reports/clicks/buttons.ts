import { matches } from "../filter";
import { deviceParameter, pageParameter } from "../filterParameters";
import { defineReport } from "../report";
import { count, orNull, rowOf, text } from "../row";
import { inScope, scope } from "../scope";
import { visitor } from "../visitor";

/** What people press. */
export const buttons = defineReport({
  name: "buttons",
  title: "Buttons and links",
  group: "clicks",
  doc: "Buttons and links by people's clicks, and by how many people clicked them. Clicks on a bare spot of the page have a row without an id and words. The thousand with the most clicks.",
  parameters: { ...scope, page_path: pageParameter, device_type: deviceParameter },
  live: true,
  row: rowOf({
    element_id: orNull(text("The button or link as the page names it; null where it does not.")),
    element_text: orNull(text("The words on it; null where none were sent.")),
    clicks: count("Clicks."),
    visitors: count("Different visitors who clicked."),
  }),
  sql: ({ events }) => `
SELECT element_id,
       element_text,
       count(*) AS clicks,
       count(DISTINCT ${visitor}) AS visitors
FROM ${events}
WHERE event_type = 'click'
  AND NOT is_robot
  AND ${inScope}
  AND ${matches("page_path")}
  AND ${matches("device_type")}
GROUP BY element_id, element_text
ORDER BY clicks DESC, visitors DESC, element_id NULLS LAST, element_text NULLS LAST
LIMIT 1000`,
});
