import { defineReport } from "../report";
import { count, number, rowOf, text } from "../row";
import { pagesAtEnd } from "./pagesAtEnd";
import { bounceDefinition, visitParameters } from "./visits";

/** Where visits end. */
export const exitPages = defineReport({
  name: "exit-pages",
  title: "Exit pages",
  group: "clicks",
  doc: `Pages with which people's sessions ended: the session's last page view in the period. Sessions without a page view are left out. ${bounceDefinition} The thousand with the most.`,
  parameters: visitParameters,
  live: true,
  row: rowOf({
    page_path: text("The path within the site; (none) where none was sent."),
    exits: count("Sessions that ended with it."),
    share: number("Their share of all sessions with a page view."),
    bounces: count("Those of them that bounced."),
    bounce_rate: number("Their share of those that ended with the page."),
  }),
  sql: ({ events }) => pagesAtEnd(events, "exit_page", "exits"),
});
