import { localDate, utcDays } from "../localDays";
import { orElse, wholeNumber } from "../parameter";
import { ratio } from "../ratio";
import { defineReport } from "../report";
import { count, number, rowOf, text } from "../row";
import { inScopeSince, scope } from "../scope";
import { visitor } from "../visitor";

const lookback = "CAST(:lookback_days AS integer)";

/** How many come for the first time, and how many come again. */
export const visitors = defineReport({
  name: "visitors",
  title: "New and returning visitors",
  group: "clicks",
  doc: "People by day: new are those of whom the sites asked for have no event on an earlier day, as far as is looked back; the others are returning. A visitor is a customer or, where none is named, a browser: who comes back as a known customer for the first time is new.",
  parameters: {
    ...scope,
    lookback_days: orElse(
      wholeNumber(
        { min: 0, max: 730 },
        { doc: "How many days before the first are searched for earlier visits.", example: "365" },
      ),
      90,
    ),
  },
  live: true,
  row: rowOf({
    day: text("The day."),
    visitors: count("Different visitors with an event on it."),
    new_visitors: count("Those who came for the first time."),
    returning_visitors: count("Those who had come on an earlier day."),
    returning_share: number("Their share."),
  }),
  sql: ({ events }) => `
WITH ${utcDays(lookback)},
days AS (
  SELECT DISTINCT ${visitor} AS visitor_id, ${localDate} AS day
  FROM ${events}
  JOIN utc_days ON utc_day = dt
  WHERE ${visitor} IS NOT NULL AND NOT is_robot AND ${inScopeSince(lookback)}
),
since AS (
  SELECT visitor_id, day, min(day) OVER (PARTITION BY visitor_id) AS first_day
  FROM days
),
counted AS (
  SELECT day,
         count(*) AS visitors,
         count(CASE WHEN day = first_day THEN 1 END) AS new_visitors,
         count(CASE WHEN day > first_day THEN 1 END) AS returning_visitors
  FROM since
  WHERE day >= CAST(:from AS date)
  GROUP BY day
)
SELECT CAST(day AS varchar) AS day, visitors, new_visitors, returning_visitors,
       ${ratio("returning_visitors", "visitors")} AS returning_share
FROM counted
ORDER BY day`,
});
