import * as t from "io-ts";
import { inPeriod, Period, periodPlaceholders } from "./period";
import type { Report } from "./report";

const Row = t.type({
  device_type: t.string,
  os: t.string,
  browser: t.string,
  views: t.number,
  visitors: t.number,
});

/** What people look at it with. */
export const devices: Report<Period, t.TypeOf<typeof Row>> = {
  name: "devices",
  doc: "Devices, operating systems and browsers by people's page views and visitors. The hundred with the most views.",
  parameters: Period,
  row: Row,
  placeholders: periodPlaceholders,
  sql: `
SELECT coalesce(device_type, '(unknown)') AS device_type,
       coalesce(os, '(unknown)') AS os,
       coalesce(browser, '(unknown)') AS browser,
       count(*) AS views,
       count(DISTINCT coalesce(user_id, anonymous_id)) AS visitors
FROM events
WHERE event_type = 'page_view' AND NOT is_robot AND ${inPeriod}
GROUP BY 1, 2, 3
ORDER BY views DESC, device_type, os, browser
LIMIT 100`,
};
