import { someMatches } from "../filter";
import { menuParameter, sectionParameter } from "../filterParameters";
import { last } from "../inTime";
import { ratio } from "../ratio";
import { defineReport } from "../report";
import { count, number, orNull, rowOf, text } from "../row";
import { inScope, scope } from "../scope";
import { visitor } from "../visitor";

/** Which dishes are looked at, opened, added and bought. */
export const menuItems = defineReport({
  name: "menu-items",
  title: "Dishes and products",
  group: "menu",
  doc: "Dishes or products by people's views, openings of the description, adds, orders and pieces bought. Conversion is the visitors who bought an item over those who viewed it; it passes 1 where more buy than look, as over a counter. With a section or menu: the items that stood in it, with all that happened to them. The thousand with the most views.",
  parameters: {
    ...scope,
    section: { ...sectionParameter, doc: "Only items that stood in this section." },
    menu_id: { ...menuParameter, doc: "Only items that stood on this menu or in this catalogue." },
  },
  live: true,
  row: rowOf({
    site_id: text("The restaurant or shop."),
    item_id: text("The dish or product."),
    item_name: orNull(text("Its name as last shown.")),
    section: orNull(text("The section in which it last stood.")),
    views: count("How often it came into view."),
    viewers: count("Different visitors into whose view it came."),
    expands: count("How often its description was opened."),
    adds: count("How often it was added to a tab or cart."),
    removes: count("How often it was taken off again."),
    orders: count("Different orders that it was bought in."),
    bought: count("Pieces bought; a line without a quantity is one."),
    buyers: count("Different visitors who bought it."),
    conversion: orNull(number("Buyers over viewers; null where nobody viewed it.")),
    currency: orNull(text("The currency that it was bought in; null where in none or in several.")),
    revenue_minor: orNull(
      count(
        "Price times pieces bought, of lines with a price and a currency, in the currency's minor unit; null where currency is.",
      ),
    ),
  }),
  sql: ({ events }) => `
WITH lines AS (
  SELECT site_id, item_id, item_name, section, menu_id, order_id, event_id, event_type, occurred_at,
         ${visitor} AS visitor_id,
         coalesce(quantity, 1) AS pieces,
         CASE WHEN event_type = 'item_buy' AND price_minor IS NOT NULL THEN currency END AS currency,
         price_minor * coalesce(quantity, 1) AS paid_minor
  FROM ${events}
  WHERE item_id IS NOT NULL AND NOT is_robot AND ${inScope}
),
items AS (
  SELECT site_id,
         item_id,
         ${last("item_name")} AS item_name,
         ${last("section")} AS section,
         count(CASE WHEN event_type = 'item_view' THEN 1 END) AS views,
         count(DISTINCT CASE WHEN event_type = 'item_view' THEN visitor_id END) AS viewers,
         count(CASE WHEN event_type = 'item_expand' THEN 1 END) AS expands,
         count(CASE WHEN event_type = 'item_add' THEN 1 END) AS adds,
         count(CASE WHEN event_type = 'item_remove' THEN 1 END) AS removes,
         count(DISTINCT CASE WHEN event_type = 'item_buy' THEN order_id END) AS orders,
         coalesce(sum(CASE WHEN event_type = 'item_buy' THEN pieces END), 0) AS bought,
         count(DISTINCT CASE WHEN event_type = 'item_buy' THEN visitor_id END) AS buyers,
         CASE WHEN min(currency) = max(currency) THEN min(currency) END AS currency,
         sum(CASE WHEN currency IS NOT NULL THEN paid_minor END) AS paid_minor
  FROM lines
  GROUP BY site_id, item_id
  HAVING ${someMatches("section")}
     AND ${someMatches("menu_id")}
)
SELECT site_id, item_id, item_name, section, views, viewers, expands, adds, removes, orders, bought, buyers,
       ${ratio("buyers", "viewers")} AS conversion,
       currency,
       CASE WHEN currency IS NOT NULL THEN paid_minor END AS revenue_minor
FROM items
ORDER BY views DESC, bought DESC, site_id, item_id
LIMIT 1000`,
});
