import { last } from "../inTime";
import { type View, viewOf } from "./view";

const count = (type: string): string => `count(CASE WHEN event_type = '${type}' THEN 1 END)`;

/** What happened to each dish or product on each day. */
export const itemDays: View = viewOf(
  {
    name: "item_days",
    doc: "One row for each item and day on which people, not robots, did something with it. Name dt, so that only those days are read.",
  },
  [
    { name: "dt", type: "string", doc: "The UTC date.", sql: "dt" },
    { name: "site_id", type: "string", doc: "The restaurant or shop.", sql: "site_id" },
    { name: "item_id", type: "string", doc: "The dish or product.", sql: "item_id" },
    {
      name: "item_name",
      type: "string",
      doc: "Its name as last shown that day.",
      sql: last("item_name"),
    },
    {
      name: "section",
      type: "string",
      doc: "The section in which it last stood that day.",
      sql: last("section"),
    },
    { name: "views", type: "bigint", doc: "How often it came into view.", sql: count("item_view") },
    {
      name: "viewers",
      type: "bigint",
      doc: "The visitors into whose view it came.",
      sql: "count(DISTINCT CASE WHEN event_type = 'item_view' THEN coalesce(user_id, anonymous_id) END)",
    },
    {
      name: "expands",
      type: "bigint",
      doc: "How often its description was opened.",
      sql: count("item_expand"),
    },
    { name: "adds", type: "bigint", doc: "How often it was added to a tab or cart.", sql: count("item_add") },
    { name: "removes", type: "bigint", doc: "How often it was taken off again.", sql: count("item_remove") },
    {
      name: "bought",
      type: "bigint",
      doc: "Pieces bought; a line without a quantity is one.",
      sql: "coalesce(CAST(sum(CASE WHEN event_type = 'item_buy' THEN coalesce(quantity, 1) END) AS bigint), 0)",
    },
    {
      name: "orders",
      type: "bigint",
      doc: "Different orders that it was bought in.",
      sql: "count(DISTINCT CASE WHEN event_type = 'item_buy' THEN order_id END)",
    },
  ],
  "FROM events\nWHERE item_id IS NOT NULL AND NOT is_robot\nGROUP BY dt, site_id, item_id",
);
