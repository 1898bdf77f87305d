import { ratio } from "../ratio";
import { defineReport } from "../report";
import { count, number, orNull, rowOf } from "../row";
import { purchaseDefinition, purchaseParameters, purchases } from "./purchases";

/** How the times that people think before they buy are spread. */
export const timeToPurchaseHistogram = defineReport({
  name: "time-to-purchase-histogram",
  title: "From opening to buying, by minutes",
  group: "menu",
  doc: `${purchaseDefinition} By length, in eight steps; no rows where nothing was bought.`,
  parameters: purchaseParameters,
  live: true,
  row: rowOf({
    minutes_from: count("The step's beginning, included."),
    minutes_to: orNull(count("Its end, excluded; null for the last step, which has none.")),
    purchases: count("Purchases that took so long."),
    share: number("Their share of all."),
  }),
  sql: ({ events }) => `
WITH ${purchases(events)},
steps_of_time (minutes_from, minutes_to) AS (
  VALUES (0, 1), (1, 2), (2, 5), (5, 10), (10, 20), (20, 30), (30, 60), (60, NULL)
),
total AS (
  SELECT count(*) AS purchases
  FROM purchases
),
counted AS (
  SELECT steps_of_time.minutes_from, count(*) AS purchases
  FROM purchases
  JOIN steps_of_time
    ON purchases.seconds >= steps_of_time.minutes_from * 60
   AND purchases.seconds < coalesce(steps_of_time.minutes_to * 60, 1E300)
  GROUP BY steps_of_time.minutes_from
)
SELECT steps_of_time.minutes_from,
       steps_of_time.minutes_to,
       coalesce(counted.purchases, 0) AS purchases,
       ${ratio("coalesce(counted.purchases, 0)", "total.purchases")} AS share
FROM steps_of_time
CROSS JOIN total
LEFT JOIN counted ON counted.minutes_from = steps_of_time.minutes_from
WHERE total.purchases > 0
ORDER BY steps_of_time.minutes_from`,
});
