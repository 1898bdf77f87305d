import * as t from "io-ts";
import { type Decoded, decode, unquoted } from "../event/decode";
import { type Event, events } from "../event/events";
import { isNestedDeeper } from "../event/isNestedDeeper";
import { parseJson } from "../event/parseJson";
import { KeyKind } from "../keys/keyRecord";

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

/** Errors about stored lines are kept and logged, so they do not quote what the lines say. */
const Line = unquoted(
  t.intersection([
    t.type({
      received_at_ms: field.received_at.type.codec,
      key_id: t.string,
      key_kind: KeyKind,
      client: ClientFacts,
      event: t.UnknownRecord,
    }),
    t.partial({
      /** The sender's clock when it sent the batch. */
      sent_at_ms: field.received_at.type.codec,
    }),
  ]),
);

const StoredEvent = unquoted(events.codec);

/** Ingest's lines have a level more than the 32 of an event; thousands would exhaust the stack of whoever writes them. */
const deepestLine = 64;

/** Names of members are what a line says, too. */
const hasStranger = (event: object): boolean =>
  Object.keys(event).some((name) => !Object.hasOwn(events.fields, name));

const bad = (error: string): Decoded<never> => ({ kind: "invalid", errors: [error] });

/** One line of a raw object: an accepted event with what ingest knows of its sending. */
export type Envelope = Omit<t.TypeOf<typeof Line>, "event"> & { readonly event: Event };

/** Reads one line of a raw object. The errors name fields and rules. */
export const decodeEnvelope = (line: string): Decoded<Envelope> => {
  const parsed = parseJson(line, "line: is not JSON");
  if (parsed.kind === "invalid") return parsed;
  if (isNestedDeeper(parsed.value, deepestLine))
    return bad(`line: is nested deeper than ${deepestLine} levels`);
  const sending = decode(Line, parsed.value);
  if (sending.kind === "invalid") return sending;
  if (hasStranger(sending.value.event)) return bad("event: has a member that is no field of events");
  const event = decode(StoredEvent, sending.value.event);
  return event.kind === "invalid"
    ? event
    : { kind: "valid", value: { ...sending.value, event: event.value } };
};
