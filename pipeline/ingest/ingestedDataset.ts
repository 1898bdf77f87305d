import type * as t from "io-ts";
import { customers } from "../commerce/customers";
import { orders } from "../commerce/orders";
import { payments } from "../commerce/payments";
import type { DatasetName } from "../event/datasets";
import { events } from "../event/events";
import { type RecordScanner, type RecordScannerOptions, recordScanner } from "../event/recordScanner";
import type { KeyKind } from "../keys/keyRecord";
import { checkShape } from "./checkShape";
import { limits } from "./limits";

/** What ingest asks of a dataset, whose records are `R`. */
export interface IngestedDataset<R = unknown> {
  /** Its path is `/v1/<name>`, and the member of an envelope that holds a batch's records is called so too. */
  readonly name: DatasetName;
  /** One record in words: `order`, and with its article `an order`. */
  readonly noun: string;
  readonly aNoun: string;
  readonly codec: Codec<R>;
  /** Accepts what is plainly fine without decoding it. */
  readonly scanner: RecordScanner<{ readonly site_id: string }>;
  /** The field that names a record; a verdict on the record has it too. */
  readonly idField: "event_id" | "id";
  /** Who may send it. */
  readonly kinds: readonly KeyKind[];
  /** A record that names no site is of the key's site, where the key is for exactly one. */
  readonly takesSiteOfKey: boolean;
  /** The codes of the problems that name its records. */
  readonly codes: { readonly none: string; readonly tooMany: string };
}

/** Ingest encodes only what it has decoded. */
interface Codec<R> extends t.Decoder<unknown, R> {
  encode(record: R): Readonly<Record<string, unknown>>;
}

/** No JSON is six times as long when it is written anew: a number as `1e20` grows most. */
const scanning: RecordScannerOptions = {
  mayHold: (value) => checkShape({ value }, "record") === undefined,
  longest: Math.floor(limits.eventBytes / 6),
};

const eventDataset: IngestedDataset = {
  name: "events",
  noun: "event",
  aNoun: "an event",
  codec: events.codec,
  scanner: recordScanner(events, scanning),
  idField: "event_id",
  kinds: ["browser", "server"],
  takesSiteOfKey: false,
  codes: { none: "no_events", tooMany: "too_many_events" },
};

type Named = Pick<IngestedDataset, "name" | "noun" | "aNoun" | "codec" | "scanner">;

const changeDataset = (named: Named): IngestedDataset => ({
  ...named,
  idField: "id",
  kinds: ["server"],
  takesSiteOfKey: true,
  codes: { none: "no_records", tooMany: "too_many_records" },
});

/** Every dataset as ingest sees it. */
export const ingestedDatasets: readonly IngestedDataset[] = [
  eventDataset,
  changeDataset({
    name: "orders",
    noun: "order",
    aNoun: "an order",
    codec: orders.codec,
    scanner: recordScanner(orders, scanning),
  }),
  changeDataset({
    name: "customers",
    noun: "customer",
    aNoun: "a customer",
    codec: customers.codec,
    scanner: recordScanner(customers, scanning),
  }),
  changeDataset({
    name: "payments",
    noun: "payment",
    aNoun: "a payment",
    codec: payments.codec,
    scanner: recordScanner(payments, scanning),
  }),
];

/** Where a dataset's records are sent: `/v1/orders`. */
export const ingestPath = ({ name }: Pick<IngestedDataset, "name">): string => `/v1/${name}`;
