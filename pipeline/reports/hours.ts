import * as t from "io-ts";
import { inPeriod, Period, periodPlaceholders } from "./period";
import type { Report } from "./report";

const Row = t.type({
  hour_of_day: t.number,
  views: t.number,
  visitors: t.number,
});

/** When people come. */
export const hours: Report<Period, t.TypeOf<typeof Row>> = {
  name: "hours",
  doc: "People's page views and visitors by hour of the day, UTC.",
  parameters: Period,
  row: Row,
  placeholders: periodPlaceholders,
  sql: `
SELECT hour(occurred_at) AS hour_of_day,
       count(*) AS views,
       count(DISTINCT coalesce(user_id, anonymous_id)) AS visitors
FROM events
WHERE event_type = 'page_view' AND NOT is_robot AND ${inPeriod}
GROUP BY 1
ORDER BY hour_of_day`,
};
