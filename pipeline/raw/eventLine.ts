import { type Event, events } from "../event/events";
import type { EpochMs } from "../event/fieldType";
import { type Day, dayOf } from "../lake/lakeKey";
import { ClientFacts, type Envelope } from "./envelope";
import { type EventTime, eventTime } from "./eventTime";
import { fillMembers, type Members, noMembers } from "./members";
import { type KnownText, knownText } from "./scan/knownText";

/**
 * A line of a raw object of events, as its reader holds it until it reads the next. What the line says stands by the
 * positions of fields, and is either what a scan of its bytes has found or what the codec has decoded: both are the same.
 */
export interface EventLine {
  receivedAtMs: EpochMs;
  sentAtMs: EpochMs | undefined;
  keyId: KnownText;
  keyKind: Envelope["key_kind"];
  readonly client: Members;
  readonly event: Members;
  /** What `starts` and `ends` of the event's members refer to. */
  bytes: Buffer;
  /** The canonical JSON of the event: [contentStart, contentEnd) of the bytes. */
  contentStart: number;
  contentEnd: number;
  /** Made when it is asked for. */
  time: EventTime | undefined;
}

/** Producers' fields, in their order. */
export type EventField = keyof Event;

const fields = Object.keys(events.fields).filter(
  (name) => events.fields[name as keyof typeof events.fields].from === "producer",
) as EventField[];

/** The fields whose positions an event's members have. */
export const eventFields: readonly EventField[] = fields;

/** The position of each field. */
export const eventPosition = Object.fromEntries(fields.map((name, position) => [name, position])) as Readonly<
  Record<EventField, number>
>;

export type ClientField = keyof ClientFacts;

/** The fields whose positions a client's members have. */
export const clientFields = Object.keys(ClientFacts.props) as readonly ClientField[];

export const clientPosition = Object.fromEntries(
  clientFields.map((name, position) => [name, position]),
) as Readonly<Record<ClientField, number>>;

export const eventLine = (): EventLine => ({
  receivedAtMs: 0,
  sentAtMs: undefined,
  keyId: knownText(""),
  keyKind: "browser",
  client: noMembers(clientFields.length),
  event: noMembers(eventFields.length),
  bytes: Buffer.alloc(0),
  contentStart: 0,
  contentEnd: 0,
  time: undefined,
});

/** Makes a line say what the codec has decoded. */
export const fillEventLine = (line: EventLine, envelope: Envelope): void => {
  line.receivedAtMs = envelope.received_at_ms;
  line.sentAtMs = envelope.sent_at_ms;
  line.keyId = knownText(envelope.key_id);
  line.keyKind = envelope.key_kind;
  fillMembers(line.client, clientFields, envelope.client);
  fillMembers(line.event, eventFields, envelope.event);
  line.bytes = Buffer.from(JSON.stringify(events.codec.encode(envelope.event)));
  line.contentStart = 0;
  line.contentEnd = line.bytes.length;
  line.time = undefined;
};

/** The time that the lake gives the event. */
export const timeOfLine = (line: EventLine): EventTime => {
  if (line.time === undefined) {
    const claimedAtMs = line.event.numbers[eventPosition.occurred_at] as number;
    line.time = eventTime({
      receivedAtMs: line.receivedAtMs,
      sentAtMs: line.sentAtMs,
      keyKind: line.keyKind,
      claimedAtMs,
    });
  }
  return line.time;
};

/** The day of that time. */
export const dayOfLine = (line: EventLine): Day => {
  const { occurredAtMs } = timeOfLine(line);
  const number = Math.floor(occurredAtMs / dayMs);
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = dayOf(occurredAtMs);
  if (days.size >= daysRemembered) days.clear();
  days.set(number, day);
  return day;
};

const dayMs = 86_400_000;
const daysRemembered = 1000;
const days = new Map<number, Day>();
