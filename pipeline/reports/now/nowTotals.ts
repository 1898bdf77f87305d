import { defineReport } from "../report";
import { count, orNull, rowOf, time } from "../row";
import { visitor } from "../visitor";
import { happenings, happeningsSql } from "./happenings";
import { lastMinutes, nowDefinition } from "./lastMinutes";
import { nowScope } from "./nowScope";

/** What is going on. */
export const nowTotals = defineReport({
  name: "now-totals",
  title: "The last minutes",
  group: "now",
  doc: `What people did in the last minutes, in one row. ${nowDefinition}`,
  parameters: nowScope,
  row: rowOf({
    events: count("People's events of any type."),
    visitors: count("Different people."),
    sessions: count("Their different sessions."),
    ...happenings,
    last_event_at: orNull(time("When the last of them happened.")),
  }),
  sql: () => `
WITH ${lastMinutes("event_type", "user_id", "anonymous_id", "session_id", "order_id")}
SELECT count(*) AS events,
       count(DISTINCT ${visitor}) AS visitors,
       count(DISTINCT session_id) AS sessions,
       ${happeningsSql},
       max(happened_at) AS last_event_at
FROM lately`,
});
