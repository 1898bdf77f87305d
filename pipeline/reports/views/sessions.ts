import { first, last } from "../inTime";
import { type View, viewOf } from "./view";

/** How many different things a session's events of a type name. */
const distinct = (field: string, type: string): string =>
  `count(DISTINCT CASE WHEN event_type = '${type}' THEN ${field} END)`;

/** Visits, which analysts reach for first. */
export const sessions: View = viewOf(
  {
    name: "sessions",
    doc: "One row for each session of a day: a session that goes on past midnight, UTC, has a row on both. Name dt, so that only those days are read.",
  },
  [
    { name: "dt", type: "string", doc: "The UTC date.", sql: "dt" },
    { name: "site_id", type: "string", doc: "The restaurant or shop.", sql: "site_id" },
    { name: "session_id", type: "string", doc: "The session.", sql: "session_id" },
    {
      name: "visitor_id",
      type: "string",
      doc: "The customer where one is known by the end, else the visitor's anonymous id.",
      sql: `coalesce(${last("user_id")}, ${last("anonymous_id")})`,
    },
    { name: "started_at", type: "timestamp", doc: "Its first event, UTC.", sql: "min(occurred_at)" },
    { name: "ended_at", type: "timestamp", doc: "Its last event, UTC.", sql: "max(occurred_at)" },
    {
      name: "duration_seconds",
      type: "bigint",
      doc: "Whole seconds between the two.",
      sql: "date_diff('second', min(occurred_at), max(occurred_at))",
    },
    { name: "events", type: "bigint", doc: "Its events.", sql: "count(*)" },
    {
      name: "page_views",
      type: "bigint",
      doc: "Pages opened.",
      sql: "count(CASE WHEN event_type = 'page_view' THEN 1 END)",
    },
    {
      name: "items_viewed",
      type: "bigint",
      doc: "Different items seen.",
      sql: distinct("item_id", "item_view"),
    },
    {
      name: "items_expanded",
      type: "bigint",
      doc: "Different items whose description was opened.",
      sql: distinct("item_id", "item_expand"),
    },
    {
      name: "items_added",
      type: "bigint",
      doc: "Different items added to the tab or cart.",
      sql: distinct("item_id", "item_add"),
    },
    {
      name: "orders",
      type: "bigint",
      doc: "Different orders placed.",
      sql: distinct("order_id", "order_placed"),
    },
    { name: "entry_page", type: "string", doc: "The path of the first page.", sql: first("page_path") },
    { name: "exit_page", type: "string", doc: "The path of the last page.", sql: last("page_path") },
    {
      name: "referrer_host",
      type: "string",
      doc: "The host that the visitor came from first.",
      sql: first("referrer_host"),
    },
    { name: "utm_source", type: "string", doc: "Campaign source at first.", sql: first("utm_source") },
    { name: "utm_campaign", type: "string", doc: "Campaign name at first.", sql: first("utm_campaign") },
    {
      name: "table_id",
      type: "string",
      doc: "The table whose QR code was scanned last.",
      sql: last("table_id"),
    },
    {
      name: "device_type",
      type: "string",
      doc: "mobile, tablet, desktop, tv or other.",
      sql: first("device_type"),
    },
    { name: "os", type: "string", doc: "Operating system.", sql: first("os") },
    { name: "browser", type: "string", doc: "Browser.", sql: first("browser") },
    { name: "country", type: "string", doc: "ISO 3166.", sql: first("country") },
    { name: "city", type: "string", doc: "Where it began.", sql: first("city") },
    {
      name: "is_robot",
      type: "boolean",
      doc: "The user agent named itself a robot, crawler or script.",
      sql: "bool_or(is_robot)",
    },
  ],
  "FROM events\nWHERE session_id IS NOT NULL\nGROUP BY dt, site_id, session_id",
);
