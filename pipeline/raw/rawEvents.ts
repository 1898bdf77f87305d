import type { Column } from "../event/dataset";
import type { Envelope } from "./envelope";

/**
 * The raw objects as a table: a row for each line, a column for each of its members. What is nested is the text of
 * its JSON, so that no field of an event is listed twice and a new one needs no other table.
 */
const columns: Readonly<Record<keyof Envelope, Pick<Column, "type" | "required" | "doc">>> = {
  received_at_ms: {
    type: "bigint",
    required: true,
    doc: "When ingest received it, in milliseconds since 1970.",
  },
  sent_at_ms: {
    type: "bigint",
    required: false,
    doc: "The sender's clock when it sent the batch, in milliseconds since 1970.",
  },
  key_id: { type: "string", required: true, doc: "The key that it was sent with." },
  key_kind: { type: "string", required: true, doc: "The kind of that key: browser or server." },
  client: {
    type: "string",
    required: true,
    doc: "What the request told of its visitor, as a JSON object: user_agent, country, region, city, …",
  },
  event: { type: "string", required: true, doc: "The event as its codec wrote it, as a JSON object." },
};

export const rawEvents = {
  /** The dataset whose raw objects these are. */
  dataset: "events",
  name: "raw_events",
  doc: "One row for each line that ingest has stored, from the moment of its acknowledgement; repeats included.",
  columns: Object.entries(columns).map(([name, column]): Column => ({ name, freeForm: false, ...column })),
} as const;
