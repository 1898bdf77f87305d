import { defineReport } from "../report";
import { count, rowOf, text, time } from "../row";
import { inScope, scope } from "../scope";

/** How late a day's events came, and whose clocks were wrong. */
export const lateness = defineReport({
  name: "operators-lateness",
  title: "Lateness",
  group: "operators",
  doc: "The lake's events of each UTC day: how many were received an hour or a day after they occurred, and how many times were corrected for a wrong clock or clamped.",
  parameters: scope,
  row: rowOf({
    dt: text("The UTC date."),
    events: count("Events."),
    after_an_hour: count("Received an hour or more after they occurred."),
    after_a_day: count("Received a day or more after they occurred."),
    skew_corrected: count("Times corrected by the sender's clock."),
    clamped: count("Times outside the limits."),
    last_received_at: time("The last receipt."),
  }),
  sql: ({ events }) => `
SELECT dt,
       count(*) AS events,
       count(CASE WHEN date_diff('hour', occurred_at, received_at) >= 1 THEN 1 END) AS after_an_hour,
       count(CASE WHEN date_diff('day', occurred_at, received_at) >= 1 THEN 1 END) AS after_a_day,
       count(CASE WHEN time_rule = 'skew_corrected' THEN 1 END) AS skew_corrected,
       count(CASE WHEN time_rule LIKE 'clamped%' THEN 1 END) AS clamped,
       max(received_at) AS last_received_at
FROM ${events}
WHERE ${inScope}
GROUP BY dt
ORDER BY dt`,
});
