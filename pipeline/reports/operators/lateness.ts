import * as t from "io-ts";
import { inPeriod, Period, periodPlaceholders } from "../period";
import type { Report } from "../report";

const Row = t.type({
  dt: t.string,
  events: t.number,
  after_an_hour: t.number,
  after_a_day: t.number,
  skew_corrected: t.number,
  clamped: t.number,
  last_received_at: t.number,
});

/** How late a day's events came, and whose clocks were wrong. */
export const lateness: Report<Period, t.TypeOf<typeof Row>> = {
  name: "operators-lateness",
  doc: "The lake's events of each day: how many were received an hour or a day after they occurred, and how many times were corrected for a wrong clock or clamped.",
  parameters: Period,
  row: Row,
  placeholders: periodPlaceholders,
  sql: `
SELECT dt,
       count(*) AS events,
       count(CASE WHEN date_diff('hour', occurred_at, received_at) >= 1 THEN 1 END) AS after_an_hour,
       count(CASE WHEN date_diff('day', occurred_at, received_at) >= 1 THEN 1 END) AS after_a_day,
       count(CASE WHEN time_rule = 'skew_corrected' THEN 1 END) AS skew_corrected,
       count(CASE WHEN time_rule LIKE 'clamped%' THEN 1 END) AS clamped,
       max(received_at) AS last_received_at
FROM events
WHERE ${inPeriod}
GROUP BY dt
ORDER BY dt`,
};
