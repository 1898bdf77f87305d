import { defineReport } from "../report";
import { count, orNull, rowOf, text, time } from "../row";
import { nowScope } from "./nowScope";

/** The latest events. */
export const nowEvents = defineReport({
  name: "now-events",
  title: "The latest events",
  group: "now",
  doc: "TODO",
  parameters: nowScope,
  row: rowOf({
    occurred_at: time("When it happened."),
    site_id: text("The restaurant or shop."),
    event_type: text("What happened."),
    visitor: orNull(
      count(
        "Whose it is: people are numbered from 1 in the order in which they appear; null where nobody is named.",
      ),
    ),
    table_id: orNull(text("The table.")),
    page_path: orNull(text("The page.")),
    section: orNull(text("The menu's section.")),
    item_id: orNull(text("The dish or product.")),
    item_name: orNull(text("Its name as shown.")),
    element_text: orNull(text("The words on what was clicked.")),
    scroll_depth: orNull(count("In percent of the page.")),
    quantity: orNull(count("How many.")),
    total_minor: orNull(count("The order's or payment's total, in the currency's minor unit.")),
    currency: orNull(text("Its currency.")),
  }),
  sql: () => "SELECT 1 WHERE :now IS NOT NULL",
});
