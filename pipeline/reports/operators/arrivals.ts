import * as t from "io-ts";
import { Period } from "../period";
import type { Report } from "../report";
import { receivedInPeriod, receivedPeriodPlaceholders } from "./receivedPeriod";

const Row = t.type({
  received_dt: t.string,
  received_hr: t.string,
  batches: t.number,
  events: t.number,
  sites: t.number,
  last_received_at: t.number,
});

/** Whether anything comes in. */
export const arrivals: Report<Period, t.TypeOf<typeof Row>> = {
  name: "operators-arrivals",
  doc: "What ingest stored in each hour, repeats included, up to the last acknowledged event.",
  parameters: Period,
  row: Row,
  placeholders: receivedPeriodPlaceholders,
  sql: `
SELECT received_dt,
       received_hr,
       count(DISTINCT batch_id) AS batches,
       count(*) AS events,
       count(DISTINCT site_id) AS sites,
       max(received_at) AS last_received_at
FROM events_as_received
WHERE ${receivedInPeriod}
GROUP BY received_dt, received_hr
ORDER BY received_dt, received_hr`,
};
