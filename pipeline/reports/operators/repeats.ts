import * as t from "io-ts";
import { Period } from "../period";
import type { Report } from "../report";
import { receivedInPeriod, receivedPeriodPlaceholders } from "./receivedPeriod";

const Row = t.type({
  received_dt: t.string,
  received: t.number,
  events: t.number,
  repeats: t.number,
  repeated_events: t.number,
  most_copies: t.number,
});

/** What producers send more than once. */
export const repeats: Report<Period, t.TypeOf<typeof Row>> = {
  name: "operators-repeats",
  doc: "Events received more than once within a day of receipt. The lake has each once; many repeats are a producer that does not understand its answers.",
  parameters: Period,
  row: Row,
  placeholders: receivedPeriodPlaceholders,
  sql: `
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
};
