import { events } from "../../event/events";
import { judgedRawLines } from "./judgedRawLines";
import { rawLineColumn } from "./rawLineColumn";
import { type View, viewOf } from "./view";

/**
 * The raw lines with the columns of `events`: what was acknowledged a moment ago, by the lake's own rules of time
 * and place. What takes reading a user agent is only there where the producer sent it, and `is_robot` goes by the
 * words that most robots use. Unusual addresses keep their spelling, where the lake's are normalized.
 */
export const eventsAsReceived: View = viewOf(
  {
    name: "events_as_received",
    doc: "Every event from the moment of its acknowledgement, repeats included. Device and browser are there only where sent, and is_robot goes by a word in the user agent. Name received_dt, so that only those days are read.",
  },
  [
    ...events.columns.map((column) => ({ ...column, sql: rawLineColumn(column) })),
    {
      name: "dt",
      type: "string",
      doc: "The UTC date of the event: its day in the lake.",
      sql: "CAST(CAST(occurred_at AS date) AS varchar)",
    },
    { name: "received_dt", type: "string", doc: "The UTC date of receipt.", sql: "received_dt" },
    {
      name: "received_hr",
      type: "string",
      doc: "The UTC hour of receipt, 00 to 23.",
      sql: "received_hr",
    },
  ],
  "FROM judged",
  `WITH ${judgedRawLines("raw_events")}`,
);
