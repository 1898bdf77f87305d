import { type Random, random } from "../../local/simulation/random";
import type { Event } from "../../pipeline/event/events";
import type { EpochMs } from "../../pipeline/event/fieldType";
import type { ClientFacts } from "../../pipeline/raw/envelope";
import { type Hour, startOf } from "../../pipeline/raw/rawKey";
import { type EventDraft, eventDraft } from "./eventDraft";
import { type Place, type Population, population, round4, type Site, type Visitor } from "./population";

/** Names what the generator makes: another number where it makes anything else, since kept data is found by its name. */
export const trafficVersion = 1;

/** A request as browsers send them: events of one visit. */
export interface SentRequest {
  readonly receivedAtMs: EpochMs;
  readonly sentAtMs: EpochMs;
  readonly keyId: string;
  readonly client: ClientFacts;
  /** As the codec encodes them, members in its order. */
  readonly events: readonly WireEvent[];
}

/** An event in its canonical form. */
export type WireEvent = Omit<Event, "occurred_at"> & { readonly occurred_at: string };

export interface Traffic {
  readonly hour: Hour;
  readonly events: number;
  /** Exactly so many events a request; without it, one to twenty, three in the mean. */
  readonly eventsPerRequest?: number;
}

/**
 * An hour of a chain of restaurants' guests, as of 4,000 visits that go on at once: sites, dishes, visitors and user agents by Zipf's
 * law, a visit of ten events in the mean. Of a thousand events one comes twice, as after a lost answer, and of fifty
 * visits one has a clock that is wrong. The same options give the same events.
 */
export function* traffic({ hour, events, eventsPerRequest }: Traffic): Generator<SentRequest, void> {
  const startMs = startOf(hour);
  const of = random([startMs / 3_600_000, events, eventsPerRequest ?? 0], 2);
  const visits = Array.from({ length: Math.min(4000, Math.ceil(events / 100)) }, () => aVisit(of));
  let made = 0;
  while (made < events) {
    const at = of.between(0, visits.length - 1);
    const visit = visits[at] as Visit;
    const size = Math.min(eventsPerRequest ?? 1 + Math.min(19, exponential(of, 2)), events - made);
    const receivedAtMs = startMs + Math.floor((made * 3_590_000) / events) + of.between(0, 5000);
    yield requestOf(of, visit, size, receivedAtMs);
    made += size;
    visit.eventsLeft -= size;
    if (visit.eventsLeft <= 0) visits[at] = aVisit(of);
  }
}

/** One browser's stay at one site. */
interface Visit {
  readonly site: Site;
  readonly visitor: Visitor;
  readonly sessionId: string;
  readonly client: ClientFacts;
  readonly clockAheadMs: number;
  readonly draft: EventDraft;
  eventsLeft: number;
  /** Sent once more with the next request. */
  again: WireEvent | undefined;
}

let everybody: Population | undefined;

const aVisit = (of: Random): Visit => {
  everybody ??= population();
  const [site, visitor, place] = [everybody.site(of), everybody.visitor(of), everybody.place(of)];
  return {
    site,
    visitor,
    sessionId: `s-${of.hex(16)}`,
    client: { user_agent: everybody.userAgent(of), ...(of.chance(0.6) ? clientPlace(of, place) : {}) },
    clockAheadMs: of.chance(0.02) ? of.between(-40, 40) * 60_000 : of.between(-800, 800),
    draft: eventDraft(everybody, site),
    eventsLeft: 1 + exponential(of, 9),
    again: undefined,
  };
};

const clientPlace = (of: Random, { timeZone, latitude, longitude, ...place }: Place): ClientFacts => ({
  ...place,
  latitude: round4(latitude + of.next() / 50),
  longitude: round4(longitude + of.next() / 50),
  time_zone: timeZone,
});

const requestOf = (of: Random, visit: Visit, size: number, receivedAtMs: EpochMs): SentRequest => {
  const sentAtMs = receivedAtMs - of.between(20, 400) + visit.clockAheadMs;
  const events: WireEvent[] = [];
  while (events.length < size) {
    const occurredAtMs = sentAtMs - (size - events.length) * of.between(50, 2000);
    const event = visit.again ?? anEvent(of, visit, occurredAtMs);
    visit.again = visit.again === undefined && of.chance(0.001) ? event : undefined;
    events.push(event);
  }
  return { receivedAtMs, sentAtMs, keyId: visit.site.keyId, client: visit.client, events };
};

const anEvent = (
  of: Random,
  { site, visitor, sessionId, draft }: Visit,
  occurredAtMs: EpochMs,
): WireEvent => {
  const { event_type, ...said } = draft(of);
  return {
    event_id: timedUuid(of, occurredAtMs),
    event_type,
    occurred_at: new Date(occurredAtMs).toISOString(),
    site_id: site.id,
    anonymous_id: visitor.anonymousId,
    ...(visitor.userId === undefined ? {} : { user_id: visitor.userId }),
    session_id: sessionId,
    page_url: of.pick(site.pages),
    ...said,
  };
};

/** A version 7 UUID. */
const timedUuid = ({ hex, pick }: Random, ms: EpochMs): string => {
  const time = ms.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${pick(["8", "9", "a", "b"])}${hex(3)}-${hex(12)}`;
};

const exponential = ({ next }: Random, mean: number): number => Math.floor(-Math.log(1 - next()) * mean);
