import { count } from "../row";

const of = (type: string): string => `count(CASE WHEN event_type = '${type}' THEN 1 END)`;

/** What is counted of the last minutes, in all and of each. */
export const happenings = {
  page_views: count("Page views."),
  item_views: count("How often a dish or product came into view."),
  expands: count("How often a description was opened."),
  adds: count("How often something was added to a tab or cart."),
  orders: count("Different orders placed."),
} as const;

/** The SQL of them, over `lately`. */
export const happeningsSql = `${of("page_view")} AS page_views,
       ${of("item_view")} AS item_views,
       ${of("item_expand")} AS expands,
       ${of("item_add")} AS adds,
       count(DISTINCT CASE WHEN event_type = 'order_placed' THEN order_id END) AS orders`;
