import { defineReport } from "../report";
import { count, rowOf, text } from "../row";
import { inScope, scope } from "../scope";

/** What people look at it with. */
export const devices = defineReport({
  name: "devices",
  title: "Devices and browsers",
  group: "clicks",
  doc: "Devices, operating systems and browsers by people's page views and visitors. The thousand with the most views.",
  parameters: scope,
  live: true,
  row: rowOf({
    device_type: text("mobile, tablet, desktop, tv or other."),
    os: text("Operating system."),
    browser: text("Browser."),
    views: count("Page views."),
    visitors: count("Different visitors."),
  }),
  sql: ({ events }) => `
SELECT coalesce(device_type, '(unknown)') AS device_type,
       coalesce(os, '(unknown)') AS os,
       coalesce(browser, '(unknown)') AS browser,
       count(*) AS views,
       count(DISTINCT coalesce(user_id, anonymous_id)) AS visitors
FROM ${events}
WHERE event_type = 'page_view' AND NOT is_robot AND ${inScope}
GROUP BY 1, 2, 3
ORDER BY views DESC, device_type, os, browser
LIMIT 1000`,
});
