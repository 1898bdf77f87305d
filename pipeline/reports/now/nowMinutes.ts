import { defineReport } from "../report";
import { count, rowOf, time } from "../row";
import { nowScope } from "./nowScope";

/** What is going on, minute by minute. */
export const nowMinutes = defineReport({
  name: "now-minutes",
  title: "The last minutes, one by one",
  group: "now",
  doc: "TODO",
  parameters: nowScope,
  row: rowOf({
    minute: time("The minute's beginning. Minutes in which nothing happened have no row."),
    events: count("People's events of any type."),
    visitors: count("Different people."),
    page_views: count("Page views."),
    item_views: count("How often a dish or product came into view."),
    expands: count("How often a description was opened."),
    adds: count("How often something was added to a tab or cart."),
    orders: count("Different orders placed."),
  }),
  sql: () => "SELECT 1 WHERE :now IS NOT NULL",
});
