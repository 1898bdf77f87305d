import { defineReport } from "../report";
import { count, orNull, rowOf, time } from "../row";
import { nowScope } from "./nowScope";

/** What is going on. */
export const nowTotals = defineReport({
  name: "now-totals",
  title: "The last minutes",
  group: "now",
  doc: "TODO",
  parameters: nowScope,
  row: rowOf({
    events: count("People's events of any type."),
    visitors: count("Different people."),
    sessions: count("Their different sessions."),
    page_views: count("Page views."),
    item_views: count("How often a dish or product came into view."),
    expands: count("How often a description was opened."),
    adds: count("How often something was added to a tab or cart."),
    orders: count("Different orders placed."),
    last_event_at: orNull(time("When the last of them happened.")),
  }),
  sql: () => "SELECT 1 WHERE :now IS NOT NULL",
});
