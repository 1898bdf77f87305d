import { createHash } from "node:crypto";
import * as t from "io-ts";
import type { Event } from "../event/events";
import { eventTypes, type StandardEventType } from "../event/eventTypes";
import type { EpochMs } from "../event/fieldType";

const counts = t.record(t.string, t.number);

/**
 * What one user did at one site on one day, or a part of it. Parts add up to the whole in any order: sums add, times
 * take the first and the last, sessions unite.
 */
export const SiteMetrics = t.readonly(
  t.strict({
    events: t.number,
    /** How many there were of each standard type; a type of which there was none is left out. */
    types: t.readonly(counts),
    /** Pieces bought; a line without a quantity is one. */
    pieces_bought: t.number,
    /** Totals of `order_placed`, by currency, in its minor unit; `XXX` where none was named. */
    ordered_minor: t.readonly(counts),
    /** Totals of `payment_made`, likewise. */
    paid_minor: t.readonly(counts),
    /** The sessions seen, each as a hash, in ascending order. */
    sessions: t.readonlyArray(t.string),
    first_at_ms: t.number,
    last_at_ms: t.number,
  }),
  "a site's metrics",
);
export type SiteMetrics = t.TypeOf<typeof SiteMetrics>;

/** What one event adds, at the time that the lake gives it. */
export const metricsOfEvent = (event: Event, occurredAtMs: EpochMs): SiteMetrics => ({
  events: 1,
  types: isStandard(event.event_type) ? { [event.event_type]: 1 } : {},
  pieces_bought: event.event_type === "item_buy" ? (event.quantity ?? 1) : 0,
  ordered_minor: event.event_type === "order_placed" ? totalOf(event) : {},
  paid_minor: event.event_type === "payment_made" ? totalOf(event) : {},
  sessions: event.session_id === undefined ? [] : [sessionHash(event.session_id)],
  first_at_ms: occurredAtMs,
  last_at_ms: occurredAtMs,
});

/** Two parts together. */
export const addSiteMetrics = (a: SiteMetrics, b: SiteMetrics): SiteMetrics => ({
  events: a.events + b.events,
  types: addCounts(a.types, b.types),
  pieces_bought: a.pieces_bought + b.pieces_bought,
  ordered_minor: addCounts(a.ordered_minor, b.ordered_minor),
  paid_minor: addCounts(a.paid_minor, b.paid_minor),
  sessions: unite(a.sessions, b.sessions),
  first_at_ms: Math.min(a.first_at_ms, b.first_at_ms),
  last_at_ms: Math.max(a.last_at_ms, b.last_at_ms),
});

/** Short, and the same for the same session: enough to count the different ones. */
export const sessionHash = (sessionId: string): string =>
  createHash("sha256").update(sessionId).digest("base64url").slice(0, 11);

const isStandard = (type: string): type is StandardEventType => Object.hasOwn(eventTypes, type);

const totalOf = ({ total_minor: total, currency = "XXX" }: Event): Readonly<Record<string, number>> =>
  total === undefined ? {} : { [currency]: total };

type Counts = Readonly<Record<string, number>>;

const addCounts = (a: Counts, b: Counts): Counts => {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};

const unite = (a: readonly string[], b: readonly string[]): readonly string[] =>
  b.every((session) => a.includes(session)) ? a : [...new Set([...a, ...b])].sort();
