import { hash } from "node:crypto";
import * as t from "io-ts";

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
export const sessionHash = (sessionId: string): string => hash("sha256", sessionId, "base64url").slice(0, 11);

type Counts = Readonly<Record<string, number>>;

const addCounts = (a: Counts, b: Counts): Counts => {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};

const unite = (a: readonly string[], b: readonly string[]): readonly string[] =>
  b.every((session) => a.includes(session)) ? a : [...new Set([...a, ...b])].sort();
