import type { Answer, BrowserParts, KeptTexts, Turn } from "../../../dashboard/tracker/browserParts";

/** What the network does with a request: an answer, or none, with the batch taken before that or not. */
export type Fate = Partial<AnAnswer> | "lost" | "answer lost" | "silence";

interface AnAnswer {
  readonly status: number;
  readonly retryAfter: string;
  readonly text: string;
  /** How long it takes. @default at once */
  readonly afterMs: number;
  /** It does not arrive. */
  readonly isLost: boolean;
}

/** An event as it arrived. */
export type Arrived = Readonly<Record<string, unknown>> & { readonly event_id: string };

/** A request as it was sent. */
export interface Request {
  readonly url: string;
  readonly by: "post" | "beacon";
  readonly sentAt: number;
  readonly events: readonly Arrived[];
}

/** A page in a browser: what the tracker gets, and what happens to the page. */
export interface OpenPage {
  readonly around: BrowserParts;
  turn(turn: Turn): void;
  /** Ends it on the spot, with all that is under way. */
  kill(): void;
}

/** A browser with its clock, its storage and its network; time passes only when told. */
export interface ABrowser {
  nowMs: number;
  readonly stored: Map<string, string>;
  /** `full` keeps what is there, `forbidden` throws at every touch. */
  storage: "working" | "full" | "forbidden";
  fate: (request: Request) => Fate;
  /** What a beacon comes to: refused, taken and lost, or taken and delivered. */
  beaconFate: (request: Request) => "refused" | "throws" | "lost" | "delivered";
  refusesTracking: boolean;
  readonly requests: Request[];
  /** Every event that the collector took, by id. */
  readonly arrived: Map<string, Arrived[]>;
  open(): OpenPage;
  pass(ms: number): Promise<void>;
}

export const aBrowser = (): ABrowser => {
  let ids = 0;
  const timers = new Set<{ readonly atMs: number; readonly run: () => void }>();
  const texts: KeptTexts = {
    get length() {
      guard();
      return browser.stored.size;
    },
    key: (at) => [...browser.stored.keys()][at] ?? null,
    getItem: (key) => {
      guard();
      return browser.stored.get(key) ?? null;
    },
    setItem: (key, text) => {
      guard();
      if (browser.storage === "full") throw new Error("QuotaExceededError");
      browser.stored.set(key, text);
    },
    removeItem: (key) => {
      guard();
      browser.stored.delete(key);
    },
  };
  const guard = (): void => {
    if (browser.storage === "forbidden") throw new Error("SecurityError");
  };
  const requestOf = (by: Request["by"], url: string, body: string): Request => {
    const { sent_at, events } = JSON.parse(body) as { sent_at: number; events: Arrived[] };
    const request = { url, by, sentAt: sent_at, events };
    browser.requests.push(request);
    return request;
  };
  const take = ({ events }: Request): void => {
    for (const event of events)
      browser.arrived.set(event.event_id, [...(browser.arrived.get(event.event_id) ?? []), event]);
  };

  const browser: ABrowser = {
    nowMs: Date.parse("2026-03-01T18:00:00Z"),
    stored: new Map(),
    storage: "working",
    fate: () => ({}),
    beaconFate: () => "delivered",
    refusesTracking: false,
    requests: [],
    arrived: new Map(),
    open: () => {
      const listeners = new Set<readonly [Turn, () => void]>();
      const ownTimers = new Set<() => void>();
      let isOpen = true;
      const after: BrowserParts["after"] = (ms, run) => {
        const timer = { atMs: browser.nowMs + ms, run };
        const stop = (): void => {
          timers.delete(timer);
        };
        timers.add(timer);
        ownTimers.add(stop);
        return stop;
      };
      const around: BrowserParts = {
        now: () => browser.nowMs,
        random: () => 0.5,
        newId: () => `id-${String(++ids).padStart(8, "0")}`,
        storage: () => {
          guard();
          return texts;
        },
        post: async (url, body, signal): Promise<Answer> => {
          const request = requestOf("post", url, body);
          const fate = browser.fate(request);
          if (fate === "silence") return await aborted(signal);
          if (fate === "lost") throw new TypeError("Failed to fetch");
          if (fate !== "answer lost" && fate.afterMs !== undefined)
            await new Promise<void>((resolve) => after(fate.afterMs as number, resolve));
          if (fate === "answer lost" || (!fate.isLost && (fate.status ?? 202) === 202)) take(request);
          if (fate === "answer lost" || fate.isLost) throw new TypeError("Failed to fetch");
          if (!isOpen) return await new Promise(() => {});
          return {
            status: fate.status ?? 202,
            headers: { get: (name) => (name === "retry-after" ? (fate.retryAfter ?? null) : null) },
            text: async () => fate.text ?? '{"accepted":1,"rejected":[]}',
          };
        },
        sendBeacon: (url, body) => {
          const request = requestOf("beacon", url, body);
          const fate = browser.beaconFate(request);
          if (fate === "throws") throw new TypeError("not allowed");
          if (fate === "delivered") take(request);
          return fate !== "refused";
        },
        after,
        listen: (turn, run) => {
          const listener = [turn, run] as const;
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        refusesTracking: () => browser.refusesTracking,
      };
      return {
        around,
        turn: (turn) => {
          for (const [heard, run] of [...listeners]) if (heard === turn) run();
        },
        kill: () => {
          isOpen = false;
          listeners.clear();
          for (const stop of ownTimers) stop();
        },
      };
    },
    pass: async (ms) => {
      const untilMs = browser.nowMs + ms;
      await allSettled();
      for (;;) {
        const [next] = [...timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        timers.delete(next);
        browser.nowMs = Math.max(browser.nowMs, next.atMs);
        next.run();
        await allSettled();
      }
      browser.nowMs = untilMs;
    },
  };
  return browser;
};

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("AbortError")));
  });

/** Lets promises that wait for nothing but each other come to an end. */
const allSettled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
