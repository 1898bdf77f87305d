import * as t from "io-ts";
import type { Dataset, Fields, RecordOf } from "../event/dataset";
import { type Decoded, decode, unquoted } from "../event/decode";
import { type Event, events } from "../event/events";
import { isNestedDeeper } from "../event/isNestedDeeper";
import { parseJson } from "../event/parseJson";

const field = events.fields;

/** What the request tells of a visitor whose browser sent it: never the address. */
export const ClientFacts = t.partial(
  {
    user_agent: field.user_agent.type.codec,
    country: field.country.type.codec,
    region: field.region.type.codec,
    city: field.city.type.codec,
    latitude: field.latitude.type.codec,
    longitude: field.longitude.type.codec,
    time_zone: field.time_zone.type.codec,
  },
  "client",
);
export type ClientFacts = t.TypeOf<typeof ClientFacts>;

/** The kinds of key that write. */
const WritingKind = t.keyof({ browser: null, server: null }, "browser or server");

/** Errors about stored lines are kept and logged, so they do not quote what the lines say. */
const Line = unquoted(
  t.intersection([
    t.type({
      received_at_ms: field.received_at.type.codec,
      key_id: t.string,
      key_kind: WritingKind,
      client: ClientFacts,
      event: t.UnknownRecord,
    }),
    t.partial({
      /** The sender's clock when it sent the batch. */
      sent_at_ms: field.received_at.type.codec,
    }),
  ]),
);

/** Ingest's lines have a level more than the 32 of a record; thousands would exhaust the stack of whoever writes them. */
const deepestLine = 64;

const bad = (error: string): Decoded<never> => ({ kind: "invalid", errors: [error] });

/**
 * One line of a raw object: an accepted record with what ingest knows of its sending. The member is called `event`
 * whatever the dataset.
 */
export type Envelope<R = Event> = Omit<t.TypeOf<typeof Line>, "event"> & { readonly event: R };

/** Reads one line of a dataset's raw objects. The errors name fields and rules. */
export const envelopeDecoder = <F extends Fields>({
  name,
  fields,
  codec,
}: Dataset<F>): ((line: string) => Decoded<Envelope<RecordOf<F>>>) => {
  const StoredRecord = unquoted(codec);
  /** Names of members are what a line says, too. */
  const hasStranger = (record: object): boolean =>
    Object.keys(record).some((member) => !Object.hasOwn(fields, member));

  return (line) => {
    const parsed = parseJson(line, "line: is not JSON");
    if (parsed.kind === "invalid") return parsed;
    if (isNestedDeeper(parsed.value, deepestLine))
      return bad(`line: is nested deeper than ${deepestLine} levels`);
    const sending = decode(Line, parsed.value);
    if (sending.kind === "invalid") return sending;
    if (hasStranger(sending.value.event)) return bad(`event: has a member that is no field of ${name}`);
    const record = decode(StoredRecord, sending.value.event);
    return record.kind === "invalid"
      ? record
      : { kind: "valid", value: { ...sending.value, event: record.value } };
  };
};

/** Reads one line of a raw object of events. */
export const decodeEnvelope = envelopeDecoder(events);
