import { defineReport } from "../report";
import { count, orNull, rowOf, text } from "../row";
import { inScope, scope } from "../scope";

/** Which dishes are looked at, opened, added and bought. */
export const menuItems = defineReport({
  name: "menu-items",
  title: "Dishes and products",
  group: "menu",
  doc: "Dishes or products by people's views, openings of the description, adds and pieces bought. The hundred with the most views.",
  parameters: scope,
  live: true,
  row: rowOf({
    site_id: text("The restaurant or shop."),
    item_id: text("The dish or product."),
    item_name: orNull(text("Its name.")),
    views: count("How often it came into view."),
    expands: count("How often its description was opened."),
    adds: count("How often it was added to a tab or cart."),
    bought: count("Pieces bought; a line without a quantity is one."),
  }),
  sql: ({ events }) => `
SELECT site_id,
       item_id,
       max(item_name) AS item_name,
       count(CASE WHEN event_type = 'item_view' THEN 1 END) AS views,
       count(CASE WHEN event_type = 'item_expand' THEN 1 END) AS expands,
       count(CASE WHEN event_type = 'item_add' THEN 1 END) AS adds,
       coalesce(sum(CASE WHEN event_type = 'item_buy' THEN coalesce(quantity, 1) END), 0) AS bought
FROM ${events}
WHERE item_id IS NOT NULL AND NOT is_robot AND ${inScope}
GROUP BY site_id, item_id
ORDER BY views DESC, bought DESC, site_id, item_id
LIMIT 100`,
});
