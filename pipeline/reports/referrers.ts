import * as t from "io-ts";
import { inPeriod, Period, periodPlaceholders } from "./period";
import type { Report } from "./report";

const Row = t.type({
  referrer_host: t.string,
  views: t.number,
  visitors: t.number,
});

/** Where people come from. */
export const referrers: Report<Period, t.TypeOf<typeof Row>> = {
  name: "referrers",
  doc: "Hosts that people's page views came from; (direct) where there was no referrer. The hundred with the most views.",
  parameters: Period,
  row: Row,
  placeholders: periodPlaceholders,
  sql: `
SELECT coalesce(referrer_host, CASE WHEN referrer IS NULL THEN '(direct)' ELSE '(unreadable)' END) AS referrer_host,
       count(*) AS views,
       count(DISTINCT coalesce(user_id, anonymous_id)) AS visitors
FROM events
WHERE event_type = 'page_view' AND NOT is_robot AND ${inPeriod}
GROUP BY 1
ORDER BY views DESC, referrer_host
LIMIT 100`,
};
