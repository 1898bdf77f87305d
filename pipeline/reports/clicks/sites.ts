import { defineReport } from "../report";
import { count, rowOf, text } from "../row";
import { inScope, scope } from "../scope";

/** Which sites there are. */
export const sites = defineReport({
  name: "sites",
  title: "Sites",
  group: "clicks",
  doc: "TODO",
  parameters: scope,
  row: rowOf({
    site_id: text("The restaurant or shop."),
    events: count("Its events, robots' included."),
    last_day: text("The last day with an event."),
  }),
  live: true,
  sql: ({ events }) => `SELECT * FROM ${events} WHERE ${inScope}`,
});
