import { defineReport } from "../report";
import { count, rowOf, text } from "../row";
import { inScope, scope } from "../scope";

/** Where people come from. */
export const referrers = defineReport({
  name: "referrers",
  title: "Referrers",
  group: "clicks",
  doc: "Hosts that people's page views came from; (direct) where there was no referrer. The thousand with the most views.",
  parameters: scope,
  live: true,
  row: rowOf({
    referrer_host: text("The host."),
    views: count("Page views."),
    visitors: count("Different visitors."),
  }),
  sql: ({ events }) => `
SELECT coalesce(referrer_host, CASE WHEN referrer IS NULL THEN '(direct)' ELSE '(unreadable)' END) AS referrer_host,
       count(*) AS views,
       count(DISTINCT coalesce(user_id, anonymous_id)) AS visitors
FROM ${events}
WHERE event_type = 'page_view' AND NOT is_robot AND ${inScope}
GROUP BY 1
ORDER BY views DESC, referrer_host
LIMIT 1000`,
});
