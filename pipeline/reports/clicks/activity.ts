import { defineReport } from "../report";
import { count, orNull, rowOf, text } from "../row";
import { inScope, scope } from "../scope";

/** What happened, in a period and in the one before, in all and by day. */
export const activity = defineReport({
  name: "activity",
  title: "Activity, and the period before",
  group: "clicks",
  doc: "TODO",
  parameters: scope,
  row: rowOf({
    period: text("current, or previous: the same number of days just before."),
    day: orNull(text("The day; null for the whole period, whose visitors and sessions count once.")),
    page_views: count("People's page views."),
    visitors: count("Different people."),
    sessions: count("Their different sessions."),
    item_views: count("How often a dish or product came into view."),
    expands: count("How often a description was opened."),
    adds: count("How often something was added to a tab or cart."),
    orders: count("Different orders placed."),
  }),
  live: true,
  sql: ({ events }) => `SELECT * FROM ${events} WHERE ${inScope}`,
});
