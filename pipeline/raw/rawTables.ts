import type { Column } from "../event/dataset";
import type { DatasetName } from "../event/datasets";
import type { Envelope } from "./envelope";

/** The raw objects of a dataset as a table. */
export interface RawTable {
  /** The dataset whose raw objects these are. */
  readonly dataset: DatasetName;
  readonly name: `raw_${DatasetName}`;
  readonly doc: string;
  readonly columns: readonly Column[];
}

/**
 * A row for each line, a column for each of its members. What is nested is the text of its JSON, so that no field of a
 * record is listed twice and a new one needs no other table. The record is called `event` in the lines of all datasets.
 */
const columns = (
  record: string,
): Readonly<Record<keyof Envelope, Pick<Column, "type" | "required" | "doc">>> => ({
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
  event: { type: "string", required: true, doc: `The ${record} as its codec wrote it, as a JSON object.` },
});

const rawTable = (dataset: DatasetName, record: string): RawTable => ({
  dataset,
  name: `raw_${dataset}`,
  doc: "One row for each line that ingest has stored, from the moment of its acknowledgement; repeats included.",
  columns: Object.entries(columns(record)).map(([name, column]) => ({ name, freeForm: false, ...column })),
});

/** The raw objects of events as a table. */
export const rawEvents = rawTable("events", "event");

/** The raw objects of every dataset, a table each. */
export const rawTables: readonly RawTable[] = [
  rawEvents,
  rawTable("orders", "order"),
  rawTable("customers", "customer"),
  rawTable("payments", "payment"),
];
