import { defineReport } from "../report";
import { count, rowOf, time } from "../row";
import { visitor } from "../visitor";
import { happenings, happeningsSql } from "./happenings";
import { lastMinutes, nowDefinition } from "./lastMinutes";
import { nowScope } from "./nowScope";

/** What is going on, minute by minute. */
export const nowMinutes = defineReport({
  name: "now-minutes",
  title: "The last minutes, one by one",
  group: "now",
  doc: `What people did in each of the last minutes, by the clock: the first and the last are there in part. ${nowDefinition}`,
  parameters: nowScope,
  row: rowOf({
    minute: time("The minute's beginning. Minutes in which nothing happened have no row."),
    events: count("People's events of any type."),
    visitors: count("Different people."),
    ...happenings,
  }),
  sql: () => `
WITH ${lastMinutes("event_type", "user_id", "anonymous_id", "order_id")}
SELECT date_trunc('minute', happened_at) AS minute,
       count(*) AS events,
       count(DISTINCT ${visitor}) AS visitors,
       ${happeningsSql}
FROM lately
GROUP BY 1
ORDER BY 1`,
});
