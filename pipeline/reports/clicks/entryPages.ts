import { defineReport } from "../report";
import { count, number, rowOf, text } from "../row";
import { pagesAtEnd } from "./pagesAtEnd";
import { bounceDefinition, visitParameters } from "./visits";

/** Where visits begin. */
export const entryPages = defineReport({
  name: "entry-pages",
  title: "Entry pages",
  group: "clicks",
  doc: `Pages with which people's sessions began: the session's first page view in the period. Sessions without a page view are left out. ${bounceDefinition} The thousand with the most.`,
  parameters: visitParameters,
  live: true,
  row: rowOf({
    page_path: text("The path within the site; (none) where none was sent."),
    entries: count("Sessions that began with it."),
    share: number("Their share of all sessions with a page view."),
    bounces: count("Those of them that bounced."),
    bounce_rate: number("Their share of those that began with the page."),
  }),
  sql: ({ events }) => pagesAtEnd(events, "entry_page", "entries"),
});
