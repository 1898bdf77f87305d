import { defineReport } from "../report";
import { count, rowOf, text, time } from "../row";
import { scope } from "../scope";
import { receivedInPeriod } from "./receivedPeriod";

/** Whether anything comes in. */
export const arrivals = defineReport({
  name: "operators-arrivals",
  title: "Arrivals",
  group: "operators",
  doc: "What ingest stored in each hour, UTC, repeats included, up to the last acknowledged event.",
  parameters: scope,
  row: rowOf({
    received_dt: text("The UTC date of receipt."),
    received_hr: text("The UTC hour of receipt."),
    batches: count("Raw objects."),
    events: count("Events."),
    sites: count("Different sites."),
    last_received_at: time("The last receipt."),
  }),
  sql: () => `
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
});
