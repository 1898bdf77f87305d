import { eventsOfDay, planDay } from "../../local/simulation/simulate";
import { type Event, events as eventsDataset } from "../../pipeline/event/events";
import type { EpochMs } from "../../pipeline/event/fieldType";
import type { Day } from "../../pipeline/lake/lakeKey";

/** A request as a producer sends it. */
export interface SentRequest {
  readonly atMs: EpochMs;
  readonly site: string;
  /** A page sends with a browser's key, a back end with a server's. */
  readonly sender: "page" | "back end";
  /** JSON. */
  readonly body: Uint8Array;
  readonly events: number;
}

/** Up to so many events a request is one visit's: more than that few visits have. */
export const mostOfOneVisit = 20;

/**
 * A simulated day's requests in ascending time, each of exactly so many events. Up to {@link mostOfOneVisit} a page sends them, each
 * request of one visit; beyond, a back end that gathers whatever comes in. What does not fill a request is not sent.
 */
export const sentRequests = (day: Day, events: number, eventsPerRequest: number): readonly SentRequest[] => {
  const isPage = eventsPerRequest <= mostOfOneVisit;
  const gathered = new Map<string, Event[]>();
  const requests: SentRequest[] = [];
  for (const event of eventsIn(day, events)) {
    const sender = isPage ? (event.session_id ?? event.event_id) : "";
    const batch = gathered.get(sender) ?? [];
    batch.push(event);
    gathered.set(sender, batch);
    if (batch.length < eventsPerRequest) continue;
    gathered.delete(sender);
    requests.push({
      atMs: event.occurred_at,
      site: event.site_id,
      sender: isPage ? "page" : "back end",
      body: Buffer.from(JSON.stringify({ events: batch.map(eventsDataset.codec.encode) })),
      events: batch.length,
    });
  }
  return requests;
};

/** As many events of a day as asked, of guests of whom each comes once or twice. */
const eventsIn = (day: Day, events: number): Iterable<Event> => {
  const planning = planDay({ seed: 1, day, events });
  for (;;) {
    const step = planning.next();
    if (step.done) return eventsOfDay(step.value);
  }
};
