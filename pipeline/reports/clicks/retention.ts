import { ratio } from "../ratio";
import { defineReport } from "../report";
import { count, number, rowOf, text } from "../row";
import { inScope, localTime, scope } from "../scope";
import { visitor } from "../visitor";

/** Whether people come again. */
export const retention = defineReport({
  name: "retention",
  title: "Weekly retention",
  group: "clicks",
  doc: "People by the week of their first visit in the period, and how many of them came again one, two or more weeks later. Weeks begin on Monday in the time zone; the period's first and last week may be incomplete. Each week up to the last in which anybody came has a row, up to 104. A visitor is a customer or, where none is named, a browser.",
  parameters: scope,
  live: true,
  row: rowOf({
    cohort_week: text("The Monday of the week of the first visit."),
    week_number: count("Weeks since: 0 is the week of the first visit itself."),
    visitors: count("Those of the cohort who came in that week."),
    cohort_visitors: count("All of the cohort."),
    share: number("Those who came over all of the cohort."),
  }),
  sql: ({ events }) => `
WITH weeks AS (
  SELECT DISTINCT ${visitor} AS visitor_id,
         CAST(date_trunc('week', ${localTime("occurred_at")}) AS date) AS week
  FROM ${events}
  WHERE ${visitor} IS NOT NULL AND NOT is_robot AND ${inScope}
),
since AS (
  SELECT visitor_id, week, min(week) OVER (PARTITION BY visitor_id) AS cohort_week
  FROM weeks
),
came AS (
  SELECT cohort_week, date_diff('day', cohort_week, week) / 7 AS week_number, count(*) AS visitors
  FROM since
  GROUP BY 1, 2
),
cohorts AS (
  SELECT cohort_week,
         visitors,
         date_diff('day', cohort_week, (SELECT max(week) FROM weeks)) / 7 AS last_week_number
  FROM came
  WHERE week_number = 0
)
SELECT CAST(cohorts.cohort_week AS varchar) AS cohort_week,
       numbers.week_number,
       coalesce(came.visitors, 0) AS visitors,
       cohorts.visitors AS cohort_visitors,
       ${ratio("coalesce(came.visitors, 0)", "cohorts.visitors")} AS share
FROM cohorts
CROSS JOIN UNNEST(sequence(0, 104)) AS numbers (week_number)
LEFT JOIN came ON came.cohort_week = cohorts.cohort_week AND came.week_number = numbers.week_number
WHERE numbers.week_number <= cohorts.last_week_number
ORDER BY cohorts.cohort_week, numbers.week_number`,
});
