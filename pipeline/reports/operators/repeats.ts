import { defineReport } from "../report";
import { count, rowOf, text } from "../row";
import { scope } from "../scope";
import { receivedInPeriod } from "./receivedPeriod";

/** What producers send more than once. */
export const repeats = defineReport({
  name: "operators-repeats",
  title: "Repeats",
  group: "operators",
  doc: "Events received more than once within a UTC day of receipt. The lake has each once; many repeats are a producer that does not understand its answers.",
  parameters: scope,
  row: rowOf({
    received_dt: text("The UTC date of receipt."),
    received: count("Events received, repeats included."),
    events: count("Different events."),
    repeats: count("Of those received, the repeats."),
    repeated_events: count("Events that came more than once."),
    most_copies: count("Copies of the event that came most often."),
  }),
  sql: () => `
SELECT received_dt,
       sum(copies) AS received,
       count(*) AS events,
       sum(copies) - count(*) AS repeats,
       count(CASE WHEN copies > 1 THEN 1 END) AS repeated_events,
       max(copies) AS most_copies
FROM (
  SELECT received_dt, site_id, event_id, count(*) AS copies
  FROM events_as_received
  WHERE ${receivedInPeriod}
  GROUP BY received_dt, site_id, event_id
) AS by_event
GROUP BY received_dt
ORDER BY received_dt`,
});
