import { defineReport } from "../report";
import { count, rowOf } from "../row";
import { inScope, localTime, scope } from "../scope";

/** When people come. */
export const hours = defineReport({
  name: "hours",
  title: "Hours of the day",
  group: "clicks",
  doc: "People's page views and visitors by hour of the day, in the time zone.",
  parameters: scope,
  live: true,
  row: rowOf({
    hour_of_day: count("0 to 23."),
    views: count("Page views."),
    visitors: count("Different visitors."),
  }),
  sql: ({ events }) => `
SELECT hour(${localTime("occurred_at")}) AS hour_of_day,
       count(*) AS views,
       count(DISTINCT coalesce(user_id, anonymous_id)) AS visitors
FROM ${events}
WHERE event_type = 'page_view' AND NOT is_robot AND ${inScope}
GROUP BY 1
ORDER BY hour_of_day`,
});
