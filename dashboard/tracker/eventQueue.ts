import type { BrowserParts } from "./browserParts";
import type { KeptValues } from "./keptValues";

/** An event that waits to be acknowledged, as the text that is sent each time. */
export interface WaitingEvent {
  readonly text: string;
  readonly bytes: number;
  /** When a beacon took it, whose answer nobody hears; 0: none has. */
  handedAtMs: number;
  /** Under way, or with a beacon: not to be taken now. */
  isAway: boolean;
}

/**
 * The events of one page that wait, oldest first, kept on the device as well. Each page has a queue of its own, so that two tabs do
 * not send the same; what a page left behind, the next one adopts.
 */
export interface EventQueue {
  /** Takes an event's text; false where it is larger than an event may be. */
  add(text: string): boolean;
  /** The oldest that are not away; they are away from now on. */
  take(limits: { readonly events: number; readonly bytes: number }): readonly WaitingEvent[];
  /** Those have arrived, or never will. */
  settle(events: readonly WaitingEvent[]): void;
  /** Those are to be taken again. */
  putBack(events: readonly WaitingEvent[]): void;
  /** A beacon has those. */
  hand(events: readonly WaitingEvent[]): void;
  /** What beacons had is to be taken again: the page is still there, and can hear an answer. */
  recall(): void;
  /** Adopts what other pages left behind. */
  adopt(): void;
  /** Says that this page does so. */
  leaveBehind(): void;
  size(): number;
  /** Of them those that can be taken. */
  ready(): number;
}

/** What ingest takes of one event. */
const eventBytes = 32_000;
const keptEvents = 500;
const keptBytes = 200_000;

/** A page that lives writes its queue at least once a minute: whenever it has tried to send it. */
const staleAfterMs = 120_000;
/** Footfall knows an id again for 24 hours; what may have arrived must not come after that. */
const handedForMs = 20 * 3_600_000;
/** What happened longer ago is no news. */
const waitsForMs = 7 * 24 * 3_600_000;

/** The queue of this page; `onLost` is told of the texts of events for which there is no room. */
export const eventQueue = (
  kept: KeptValues,
  { now, newId }: Pick<BrowserParts, "now" | "newId">,
  onLost: (texts: readonly string[]) => void,
): EventQueue => {
  const own = `${queuePrefix}${newId()}`;
  let waiting: WaitingEvent[] = [];

  const write = (writtenAtMs: number): boolean => {
    if (waiting.length > 0)
      return kept.write(own, {
        writtenAtMs,
        events: waiting.map(({ text, handedAtMs }) => [text, handedAtMs]),
      });
    kept.remove(own);
    return true;
  };
  const makeRoom = (): void => {
    const lost: string[] = [];
    let bytes = waiting.reduce((sum, event) => sum + event.bytes, 0);
    while (waiting.length > keptEvents || bytes > keptBytes) {
      // what is under way is decided soon, by an answer
      const oldest = waiting.find(({ isAway }) => !isAway) ?? (waiting[0] as WaitingEvent);
      waiting = waiting.filter((event) => event !== oldest);
      bytes -= oldest.bytes;
      lost.push(oldest.text);
    }
    if (lost.length > 0) onLost(lost);
  };

  return {
    add: (text) => {
      const event = waitingEvent(text);
      if (event.bytes > eventBytes) return false;
      waiting.push(event);
      makeRoom();
      write(now());
      return true;
    },
    take: (limits) => {
      let bytes = 0;
      const taken: WaitingEvent[] = [];
      for (const event of waiting) {
        if (event.isAway) continue;
        bytes += event.bytes + 1;
        if (taken.length === limits.events || bytes > limits.bytes) break;
        event.isAway = true;
        taken.push(event);
      }
      return taken;
    },
    settle: (events) => {
      waiting = waiting.filter((event) => !events.includes(event));
      write(now());
    },
    putBack: (events) => {
      for (const event of events) event.isAway = false;
      write(now());
    },
    hand: (events) => {
      for (const event of events) event.handedAtMs ||= now();
      write(now());
    },
    recall: () => {
      for (const event of waiting) if (event.handedAtMs > 0) event.isAway = false;
    },
    adopt: () => {
      const atMs = now();
      for (const name of kept.names()) {
        if (!name.startsWith(queuePrefix) || name === own) continue;
        const left = leftIn(kept.read(name));
        if (left !== undefined && Math.abs(atMs - left.writtenAtMs) < staleAfterMs) continue;
        const before = waiting;
        waiting = [...(left?.events ?? []).filter((event) => isWorthSending(event, atMs)), ...waiting];
        // where it cannot be kept here it stays there
        if (write(atMs)) kept.remove(name);
        else waiting = before;
      }
      makeRoom();
    },
    leaveBehind: () => {
      write(0);
    },
    size: () => waiting.length,
    ready: () => waiting.filter(({ isAway }) => !isAway).length,
  };
};

const queuePrefix = "queue.";

const waitingEvent = (text: string, handedAtMs = 0): WaitingEvent => ({
  text,
  bytes: new TextEncoder().encode(text).length,
  handedAtMs,
  isAway: false,
});

interface LeftBehind {
  readonly writtenAtMs: number;
  readonly events: readonly WaitingEvent[];
}

/** What another page wrote; undefined where it is damaged, and what is damaged of it is left out. */
const leftIn = (value: unknown): LeftBehind | undefined => {
  const { writtenAtMs, events } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof writtenAtMs !== "number" || !Array.isArray(events)) return undefined;
  return {
    writtenAtMs,
    events: events.flatMap((entry: unknown) => {
      const [text, handedAtMs] = Array.isArray(entry) ? entry : [];
      return typeof text === "string" && occurredAtIn(text) !== undefined
        ? [waitingEvent(text, typeof handedAtMs === "number" ? handedAtMs : 0)]
        : [];
    }),
  };
};

const isWorthSending = ({ text, handedAtMs }: WaitingEvent, atMs: number): boolean =>
  (handedAtMs === 0 || atMs - handedAtMs < handedForMs) && atMs - (occurredAtIn(text) ?? 0) < waitsForMs;

const occurredAtIn = (text: string): number | undefined => {
  try {
    const { occurred_at } = JSON.parse(text);
    return typeof occurred_at === "number" ? occurred_at : undefined;
  } catch {
    return undefined;
  }
};
