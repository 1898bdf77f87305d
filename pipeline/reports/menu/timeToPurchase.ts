import { defineReport } from "../report";
import { count, number, orNull, rowOf, text } from "../row";
import { purchaseDefinition, purchaseParameters, purchases } from "./purchases";

/** The value at a rank, counted from 1, among those that have one. */
const atRank = (rank: string, which: string): string => `max(CASE WHEN ${rank} = ${which} THEN seconds END)`;

/** Nearest rank: the smallest value that no less than half, or nine tenths, are at or below. */
const median = (size: string): string => `(${size} + 1) / 2`;
const ninetieth = (size: string): string => `(${size} * 9 + 9) / 10`;

/** How long people think before they buy. */
export const timeToPurchase = defineReport({
  name: "time-to-purchase",
  title: "From opening to buying",
  group: "menu",
  doc: `${purchaseDefinition} The median and the 90th percentile are exact, by nearest rank. The first row, without an item, is of all items together; then the thousand with the most purchases.`,
  parameters: purchaseParameters,
  live: true,
  row: rowOf({
    site_id: orNull(text("The restaurant or shop; null in the row of all items.")),
    item_id: orNull(text("The dish or product; null in the row of all items.")),
    item_name: orNull(text("Its name as last shown.")),
    purchases: count("Sessions that bought it after opening it; in the row of all items, their sum."),
    median_seconds: number("Half of them took no longer."),
    p90_seconds: number("Nine tenths of them took no longer."),
  }),
  sql: ({ events }) => `
WITH ${purchases(events)},
ranked AS (
  SELECT site_id, item_id, item_name, seconds,
         row_number() OVER (ORDER BY seconds) AS rank_of_all,
         count(*) OVER () AS count_of_all,
         row_number() OVER (PARTITION BY site_id, item_id ORDER BY seconds) AS rank_of_item,
         count(*) OVER (PARTITION BY site_id, item_id) AS count_of_item
  FROM purchases
),
answer AS (
  SELECT 0 AS place,
         CAST(NULL AS varchar) AS site_id,
         CAST(NULL AS varchar) AS item_id,
         CAST(NULL AS varchar) AS item_name,
         count(*) AS purchases,
         ${atRank("rank_of_all", median("count_of_all"))} AS median_seconds,
         ${atRank("rank_of_all", ninetieth("count_of_all"))} AS p90_seconds
  FROM ranked
  HAVING count(*) > 0
  UNION ALL
  SELECT 1 AS place,
         site_id,
         item_id,
         max(item_name) AS item_name,
         count(*) AS purchases,
         ${atRank("rank_of_item", median("count_of_item"))} AS median_seconds,
         ${atRank("rank_of_item", ninetieth("count_of_item"))} AS p90_seconds
  FROM ranked
  GROUP BY site_id, item_id
)
SELECT site_id, item_id, item_name, purchases, median_seconds, p90_seconds
FROM answer
ORDER BY place, purchases DESC, site_id, item_id
LIMIT 1001`,
});
