import { eventTypes } from "../event/eventTypes";
import type { EpochMs } from "../event/fieldType";
import { eventPosition } from "../raw/eventLine";
import type { Members } from "../raw/members";
import { type KnownText, madeOf } from "../raw/scan/knownText";
import { type SiteMetrics, sessionHash } from "./siteMetrics";
import type { UserDayMetrics } from "./userDayMetrics";

/** What events add up to, by user-day and site. User-days are numbered from 0 in the order in which they begin. */
export interface SiteSums {
  /** Begins the next user-day. */
  begin(): void;
  /** Adds an event to a user-day, at the time that the lake gives it. */
  add(userDay: number, event: Members, occurredAtMs: EpochMs): void;
  of(userDay: number): UserDayMetrics;
}

/**
 * Each measure lies in a list of its own, by the number of a sum: an hour has many hundred thousand sums, which as objects would take
 * several times the memory.
 */
export const siteSums = (): SiteSums => {
  /** The first sum of each user-day, and of each sum the next one of its user-day; -1 where there is none. */
  const firstOf: number[] = [];
  const nextOf: number[] = [];
  const sites: string[] = [];
  const eventCounts: number[] = [];
  const pieces: number[] = [];
  const firstAtMs: number[] = [];
  const lastAtMs: number[] = [];
  /** The one session that most sums have, and all of those that have more. */
  const firstSessions: (string | undefined)[] = [];
  const moreSessions = new Map<number, string[]>();
  const ordered = new Map<number, Record<string, number>>();
  const paid = new Map<number, Record<string, number>>();
  let typeCounts = new Uint32Array(64 * typeNames.length);

  const newSum = (site: string, occurredAtMs: EpochMs): number => {
    const sum = sites.push(site) - 1;
    nextOf.push(-1);
    eventCounts.push(0);
    pieces.push(0);
    firstAtMs.push(occurredAtMs);
    lastAtMs.push(occurredAtMs);
    firstSessions.push(undefined);
    if (sites.length * typeNames.length > typeCounts.length) {
      const larger = new Uint32Array(typeCounts.length * 2);
      larger.set(typeCounts);
      typeCounts = larger;
    }
    return sum;
  };

  const sumOf = (userDay: number, site: string, occurredAtMs: EpochMs): number => {
    let last = -1;
    for (let sum = firstOf[userDay] as number; sum !== -1; sum = nextOf[sum] as number) {
      if (sites[sum] === site) return sum;
      last = sum;
    }
    const sum = newSum(site, occurredAtMs);
    if (last === -1) firstOf[userDay] = sum;
    else nextOf[last] = sum;
    return sum;
  };

  const addType = (sum: number, event: Members): void => {
    const type = typeNumbers.get((event.texts[eventPosition.event_type] as KnownText).text);
    if (type === undefined) return;
    typeCounts[sum * typeNames.length + type] = (typeCounts[sum * typeNames.length + type] as number) + 1;
    if (type === itemBuy) {
      const quantity = event.numbers[eventPosition.quantity] as number;
      pieces[sum] = (pieces[sum] as number) + (Number.isNaN(quantity) ? 1 : quantity);
    } else if (type === orderPlaced) addTotal(ordered, sum, event);
    else if (type === paymentMade) addTotal(paid, sum, event);
  };

  const addSession = (sum: number, session: string): void => {
    const first = firstSessions[sum];
    if (first === session) return;
    if (first === undefined) {
      firstSessions[sum] = session;
      return;
    }
    const more = moreSessions.get(sum);
    if (more === undefined) moreSessions.set(sum, [session]);
    else if (!more.includes(session)) more.push(session);
  };

  const typesOf = (sum: number): SiteMetrics["types"] => {
    const types: Record<string, number> = {};
    typeNames.forEach((name, type) => {
      const count = typeCounts[sum * typeNames.length + type] as number;
      if (count > 0) types[name] = count;
    });
    return types;
  };

  const metricsOf = (sum: number): SiteMetrics => {
    const session = firstSessions[sum];
    return {
      events: eventCounts[sum] as number,
      types: typesOf(sum),
      pieces_bought: pieces[sum] as number,
      ordered_minor: ordered.get(sum) ?? {},
      paid_minor: paid.get(sum) ?? {},
      sessions: session === undefined ? [] : [session, ...(moreSessions.get(sum) ?? [])].sort(),
      first_at_ms: firstAtMs[sum] as number,
      last_at_ms: lastAtMs[sum] as number,
    };
  };

  return {
    begin: () => {
      firstOf.push(-1);
    },
    add: (userDay, event, occurredAtMs) => {
      const sum = sumOf(userDay, (event.texts[eventPosition.site_id] as KnownText).text, occurredAtMs);
      eventCounts[sum] = (eventCounts[sum] as number) + 1;
      if (occurredAtMs < (firstAtMs[sum] as number)) firstAtMs[sum] = occurredAtMs;
      if (occurredAtMs > (lastAtMs[sum] as number)) lastAtMs[sum] = occurredAtMs;
      addType(sum, event);
      const session = event.texts[eventPosition.session_id];
      if (session !== undefined) addSession(sum, madeOf(session, sessionHash));
    },
    of: (userDay) => {
      const metrics = new Map<string, SiteMetrics>();
      for (let sum = firstOf[userDay] as number; sum !== -1; sum = nextOf[sum] as number)
        metrics.set(sites[sum] as string, metricsOf(sum));
      return metrics;
    },
  };
};

const typeNames = Object.keys(eventTypes);
const typeNumbers = new Map(typeNames.map((name, number) => [name, number]));
const [itemBuy, orderPlaced, paymentMade] = ["item_buy", "order_placed", "payment_made"].map((name) =>
  typeNames.indexOf(name),
);

/** Adds an event's total, in its currency; `XXX` where none was named. */
const addTotal = (totals: Map<number, Record<string, number>>, sum: number, event: Members): void => {
  const total = event.numbers[eventPosition.total_minor] as number;
  if (Number.isNaN(total)) return;
  const currency = event.texts[eventPosition.currency]?.text ?? "XXX";
  const byCurrency = totals.get(sum) ?? {};
  byCurrency[currency] = (byCurrency[currency] ?? 0) + total;
  totals.set(sum, byCurrency);
};
