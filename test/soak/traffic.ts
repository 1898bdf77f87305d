import { gzipSync } from "node:zlib";
import type { Random } from "../../local/simulation/random";
import type { SentEvent } from "./sentEvent";

/** A request that is made again and again until it is answered. */
export interface Batch {
  readonly key: "browser" | "server";
  readonly isGzip: boolean;
  readonly body: Uint8Array;
  readonly events: readonly Candidate[];
}

/** An event of a batch, and whether the collector has to take it. */
export interface Candidate {
  readonly event: SentEvent;
  readonly isGood: boolean;
}

/** What clients have sent lately, for them to send again. */
export interface Earlier {
  readonly events: SentEvent[];
  readonly batches: Batch[];
}

export interface TrafficOptions {
  readonly chance: Random;
  /** Begins the ids of its events. */
  readonly name: string;
  readonly earlier: Earlier;
  readonly now: () => number;
}

/**
 * What one client sends: batches of 1 to 50 events of a few guests at two sites, in every shape; some events again, some
 * with an earlier one's id and other content, some that nobody can take; clocks that are wrong; instants on borders.
 */
export const traffic = ({ chance, name, earlier, now }: TrafficOptions): (() => Batch) => {
  let events = 0;
  const fresh = (): SentEvent => {
    events += 1;
    return anEvent(chance, `${name}-${events}`, now());
  };

  const drawn = (isSkewed: boolean): Candidate => {
    const again = !isSkewed && chance.chance(0.2) ? anyOf(chance, earlier.events) : undefined;
    if (again !== undefined)
      return { event: chance.chance(0.7) ? again : otherVersion(chance, again), isGood: true };
    const event = fresh();
    if (chance.chance(0.04)) return { event: { ...event, ...chance.pick(faults) }, isGood: false };
    if (!isSkewed && chance.chance(0.2))
      return { event: { ...event, occurred_at: instant(now() + chance.pick(oddDistancesMs)) }, isGood: true };
    // the day of an event sent again does not depend on when it is received, whichever copy comes first in the end
    return { event: isSkewed ? event : remembered(earlier.events, event), isGood: true };
  };

  return () => {
    const again = chance.chance(0.06) ? anyOf(chance, earlier.batches) : undefined;
    if (again !== undefined) return again;
    const size = chance.chance(0.5) ? chance.between(1, 3) : chance.between(4, chance.pick([12, 20, 50]));
    const skewMs = chance.chance(0.1) ? chance.pick([-600_000, 90_000, 600_000]) : undefined;
    const all = Array.from({ length: size }, () => drawn(skewMs !== undefined));
    const isGzip = chance.chance(0.4);
    const text = textOf(chance, all, skewMs === undefined ? undefined : now() + skewMs);
    return remembered(earlier.batches, {
      key: chance.chance(0.25) ? "browser" : "server",
      isGzip,
      body: isGzip ? gzipSync(text) : Buffer.from(text),
      events: all,
    });
  };
};

const mostRemembered = 400;

const remembered = <A>(list: A[], item: A): A => {
  list.push(item);
  if (list.length > mostRemembered) list.shift();
  return item;
};

const anyOf = <A>(chance: Random, list: readonly A[]): A | undefined =>
  list[chance.between(0, list.length - 1)];

const instant = (ms: number): string => new Date(ms).toISOString();

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Late, far too late for a browser, and from a future that is only the clock's. */
const oddDistancesMs = [-dayMs, -2 * dayMs, -40 * dayMs, 3 * minuteMs, 60 * minuteMs] as const;

const anEvent = (chance: Random, id: string, nowMs: number): SentEvent => {
  const guest = chance.between(1, 9);
  const visitor = { anonymous_id: `guest-${guest}`, session_id: `visit-${guest}-${chance.between(1, 3)}` };
  return {
    event_id: id,
    occurred_at: instant(
      chance.chance(0.05) ? lastBorder(chance, nowMs) : nowMs - chance.between(0, minuteMs),
    ),
    site_id: chance.pick(["luna", "sole"]),
    ...chance.pick<Fields>([
      {},
      visitor,
      visitor,
      { ...visitor, user_id: `customer-${guest}` },
      { user_id: `customer-${guest}` },
    ]),
    ...chance.pick(kinds)(chance),
  };
};

/** The hour or the day that began last, or the instant before it. */
const lastBorder = (chance: Random, nowMs: number): number => {
  const lengthMs = chance.pick([60 * minuteMs, dayMs]);
  return Math.floor(nowMs / lengthMs) * lengthMs - chance.between(0, 1);
};

type Fields = Readonly<Record<string, unknown>>;

type Kind = (chance: Random) => Fields;

const item = (chance: Random) =>
  chance.pick<Fields>([{ item_id: "burrata" }, { item_id: "fig", item_name: "Fig 🍈 è" }]);

const order = (chance: Random) => ({
  order_id: `o-${chance.between(1, 40)}`,
  ...chance.pick<Fields>([{}, { total_minor: chance.between(100, 9_900) }]),
  ...chance.pick<Fields>([{}, { currency: "EUR" }, { currency: "JPY" }]),
});

const kinds: readonly [Kind, ...Kind[]] = [
  () => ({ event_type: "page_view" }),
  (chance) => ({ event_type: "page_view", page_title: `Dinner ${chance.between(1, 9)}` }),
  () => ({ event_type: "section_view", section: "Antipasti" }),
  (chance) => ({ event_type: "item_add", ...item(chance) }),
  (chance) => ({
    event_type: "item_buy",
    order_id: "o-1",
    ...item(chance),
    ...chance.pick<Fields>([{}, { quantity: chance.between(0, 4) }]),
  }),
  (chance) => ({ event_type: "order_placed", ...order(chance) }),
  (chance) => ({ event_type: "payment_made", ...order(chance) }),
  (chance) => ({
    event_type: "spun_the_wheel",
    properties: { won: chance.between(0, 3), at: ["bar", null] },
  }),
];

const otherVersion = (chance: Random, event: SentEvent): SentEvent => ({
  ...event,
  ...chance.pick<Fields>([
    { page_title: `Another ${chance.between(1, 1_000)}` },
    { user_id: `customer-${chance.between(1, 12)}`, page_title: "Another guest" },
    { total_minor: chance.between(10_000, 19_900) },
  ]),
});

/** What makes an event one that nobody can take. */
const faults: readonly [Fields, ...Fields[]] = [
  { event_type: "Spun The Wheel" },
  { occurred_at: "yesterday" },
  { quantity: "many" },
  { event_type: "item_add", item_id: undefined },
  { total_minor: 0.5 },
];

/** The events as a list, as lines or in an envelope; in an envelope where the sender's clock is told. */
const textOf = (chance: Random, all: readonly Candidate[], sentAtMs: number | undefined): string => {
  const texts = all.map(({ event }) => JSON.stringify(event));
  const list = `[${texts.join(",")}]`;
  if (sentAtMs !== undefined) return `{"events":${list},"sent_at":${JSON.stringify(instant(sentAtMs))}}`;
  return chance.pick([list, `{"events":${list}}`, texts.join("\n")]);
};
