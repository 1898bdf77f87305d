import { type BrowserParts, browserParts } from "./browserParts";
import { type Delivery, deliver, type Rejection } from "./delivery";
import { eventQueue, type WaitingEvent } from "./eventQueue";
import { keptValues } from "./keptValues";
import type { CommonFields, TrackedEvent } from "./trackedEvent";
import { visitor } from "./visitor";

export interface TrackerOptions {
  /** Where ingest is: `https://collect.example`. */
  readonly collector: string;
  /** A browser key: it is public by nature. */
  readonly key: string;
  readonly siteId: string;
  /** Said of every event that does not say otherwise: the menu, the table, the page's address. */
  readonly common?: CommonFields;
  /** Called whenever the status has changed. */
  readonly onChange?: (status: TrackerStatus) => void;
  /** Called with events that will never arrive. */
  readonly onDrop?: (dropped: Dropped) => void;
  /** @default those of the browser */
  readonly around?: BrowserParts;
}

/** How it stands. */
export interface TrackerStatus {
  /** Events acknowledged as stored, by this page. */
  readonly sent: number;
  /** Events not acknowledged yet. */
  readonly waiting: number;
  /** Events that will never arrive. */
  readonly dropped: number;
  /** The last try failed, and the next one is awaited. */
  readonly isRetrying: boolean;
  /** Nothing is sent nor kept: the guest's browser asks for that, or the page has. */
  readonly isSilent: boolean;
}

/** Events that will never arrive, as texts of JSON, and why. */
export interface Dropped {
  /** `full`: too many waited; `unfit`: no JSON, or too large; `rejected`: breaks a rule of docs/events.md; `refused`: the whole batch was. */
  readonly why: "full" | "unfit" | "rejected" | "refused";
  readonly reason: string;
  readonly events: readonly string[];
}

export interface Tracker {
  /** Takes an event. Returns at once and never throws. */
  track(event: TrackedEvent): void;
  /** Sends what waits; resolves when that was tried. */
  flush(): Promise<void>;
  status(): TrackerStatus;
  /** Removes all that is kept on the device, and says nothing from now on: for guests who change their mind. */
  forget(): void;
}

/** Events go out by so many, or so long after the first of them. */
const batchEvents = 20;
const batchMs = 2_000;
/** Browsers hold 64 kB at most that outlive their page. */
const batchBytes = 60_000;
const beaconEvents = 500;

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/**
 * Sends a page's events to Footfall. An event has its id before it is first sent and waits on the device until it is acknowledged, so
 * that whatever fails in between, it arrives and counts once. See docs/tracker.md.
 */
export const createTracker = ({
  collector,
  key,
  siteId,
  common = {},
  onChange = () => {},
  onDrop = () => {},
  around = browserParts(),
}: TrackerOptions): Tracker => {
  const url = `${collector.replace(/\/$/, "")}/v1/events?key=${encodeURIComponent(key)}`;
  const kept = keptValues(around, `footfall/${siteId}/`);
  const queue = eventQueue(kept, around, (events) =>
    drop({ why: "full", reason: "too many events wait to be sent", events }),
  );
  const whoNow = visitor(kept, around);

  let sent = 0;
  let dropped = 0;
  let failures = 0;
  /** The collector said when to come again. */
  let isHeld = false;
  let isSilent = false;
  let sending: Promise<void> | undefined;
  let stopTimer: (() => void) | undefined;

  const status = (): TrackerStatus => ({
    sent,
    waiting: isSilent ? 0 : queue.size(),
    dropped,
    isRetrying: failures > 0,
    isSilent,
  });
  const drop = (what: Dropped): void => {
    dropped += what.events.length;
    onDrop(what);
  };
  const wakeAfter = (ms: number): void => {
    stopTimer ??= around.after(ms, () => {
      stopTimer = undefined;
      isHeld = false;
      void send();
    });
  };
  const sleep = (): void => {
    stopTimer?.();
    stopTimer = undefined;
  };
  const forget = (): void => {
    isSilent = true;
    sleep();
    for (const end of listening) end();
    for (const name of kept.names()) kept.remove(name);
    onChange(status());
  };
  /** Asked each time: a guest can change the browser's setting while the page is open. */
  const mayNot = (): boolean => {
    if (!isSilent && around.refusesTracking()) forget();
    return isSilent;
  };

  const bodyOf = (events: readonly WaitingEvent[]): string =>
    `{"sent_at":${around.now()},"events":[${events.map(({ text }) => text).join()}]}`;

  const send = (): Promise<void> => {
    if (mayNot() || isHeld) return Promise.resolve();
    sending ??= sendWaiting().finally(() => {
      sending = undefined;
      if (isSilent || isHeld) return;
      // what was tracked meanwhile must not shorten the pause
      if (failures > 0) sleep();
      if (queue.ready() > 0) wakeAfter(failures > 0 ? pauseMs() : batchMs);
    });
    return sending;
  };
  /** What waits by now, batch by batch, until one cannot be delivered. */
  const sendWaiting = async (): Promise<void> => {
    sleep();
    queue.adopt();
    for (let left = queue.ready(); left > 0 && !mayNot(); ) {
      const batch = queue.take({ events: Math.min(left, batchEvents), bytes: batchBytes });
      // a beacon may have had the rest meanwhile
      if (batch.length === 0) return;
      left -= batch.length;
      const delivery = await deliver(around, url, bodyOf(batch));
      if (isSilent) return;
      settle(batch, delivery);
      onChange(status());
      if (delivery.kind === "undelivered") return;
    }
  };

  const settle = (batch: readonly WaitingEvent[], delivery: Delivery): void => {
    if (delivery.kind === "undelivered") {
      failures += 1;
      queue.putBack(batch);
      if (delivery.retryAfterMs === undefined) return;
      isHeld = true;
      sleep();
      wakeAfter(delivery.retryAfterMs);
      return;
    }
    failures = 0;
    if (delivery.kind === "refused") {
      queue.settle(batch);
      drop({ why: "refused", reason: delivery.reason, events: batch.map(({ text }) => text) });
      return;
    }
    const rejected = delivery.rejected.filter(({ index }) => batch[index] !== undefined);
    const bad = rejected.map(({ index }) => batch[index] as WaitingEvent);
    const rest = batch.filter((event) => !bad.includes(event));
    if (delivery.kind === "rejected") queue.putBack(rest);
    else sent += rest.length;
    queue.settle(delivery.kind === "rejected" ? bad : batch);
    if (bad.length > 0)
      drop({ why: "rejected", reason: reasonOf(rejected), events: bad.map(({ text }) => text) });
  };

  /** Longer with each failure, and never the same for all guests of a restaurant. */
  const pauseMs = (): number =>
    Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs) * (0.5 + around.random() / 2);

  const sendByBeacon = (): void => {
    if (mayNot() || isHeld) return;
    const batch = queue.take({ events: beaconEvents, bytes: batchBytes });
    if (batch.length === 0) return;
    if (isTaken(() => around.sendBeacon(url, bodyOf(batch)))) queue.hand(batch);
    else {
      queue.putBack(batch);
      void send();
    }
  };

  const listening = [
    around.listen("hidden", sendByBeacon),
    around.listen("closing", () => {
      sendByBeacon();
      if (!isSilent) queue.leaveBehind();
    }),
    around.listen("shown", () => {
      queue.recall();
      void send();
    }),
    around.listen("online", () => void send()),
  ];
  if (!mayNot()) {
    queue.adopt();
    if (queue.size() > 0) wakeAfter(batchMs);
  }

  return {
    track: (event) => {
      if (mayNot()) return;
      const text = textOf(() => ({
        event_id: around.newId(),
        occurred_at: around.now(),
        site_id: siteId,
        ...whoNow(),
        ...common,
        ...event,
      }));
      if (text === undefined || !queue.add(text))
        drop({
          why: "unfit",
          reason: "no JSON, or larger than an event may be",
          events: [text ?? "{}"],
        });
      else if (queue.ready() >= batchEvents && failures === 0) void send();
      else wakeAfter(batchMs);
      onChange(status());
    },
    flush: send,
    status,
    forget,
  };
};

const reasonOf = (rejected: readonly Rejection[]): string =>
  [...new Set(rejected.flatMap(({ errors }) => errors))].join("; ");

const textOf = (make: () => unknown): string | undefined => {
  try {
    return JSON.stringify(make());
  } catch {
    return undefined;
  }
};

const isTaken = (hand: () => boolean): boolean => {
  try {
    return hand();
  } catch {
    return false;
  }
};
