import { defineReport } from "../report";
import { count, rowOf, text } from "../row";
import { inScope, localDay, scope } from "../scope";

/** Which sites there are. */
export const sites = defineReport({
  name: "sites",
  title: "Sites",
  group: "clicks",
  doc: "Sites with an event in the period, those with the most events first. The thousand with the most.",
  parameters: scope,
  row: rowOf({
    site_id: text("The restaurant or shop."),
    events: count("Its events, robots' included."),
    last_day: text("The last day with an event."),
  }),
  live: true,
  sql: ({ events }) => `
SELECT site_id,
       count(*) AS events,
       ${localDay("max(occurred_at)")} AS last_day
FROM ${events}
WHERE ${inScope}
GROUP BY site_id
ORDER BY events DESC, site_id
LIMIT 1000`,
});
