import type { EpochMs } from "../event/fieldType";
import { nameOf } from "../event/nameOf";
import type { KeyRecord } from "./keyRecord";
import type { RateTable } from "./rateTable";

/** Whether one more request of a key is within its limit. Never rejects. */
export type RateLimiter = (key: Pick<KeyRecord, "id" | "requests_per_minute">) => Promise<RateVerdict>;

export type RateVerdict =
  | { readonly kind: "within" }
  /** The next minute begins after so many seconds. */
  | { readonly kind: "exceeded"; readonly retryAfterSeconds: number };

/** What a rate limiter works with. */
export interface RateLimiterParts {
  readonly table: RateTable;
  readonly now: () => EpochMs;
  readonly log: (entry: RateLogEntry) => void;
}

/** Told when the table fails: the error's name, for its message could quote what it was given. */
export interface RateLogEntry {
  readonly event: "rates_not_counted";
  readonly error: string;
}

const minuteMs = 60_000;

/** A table that fails is let alone for so long: no request waits for it. */
const restMs = 10_000;

/** A lease is at most this share of a limit, so that what an idle instance holds is missed by nobody. */
const leasesPerLimit = 50;

/**
 * Counts requests in minutes of the clock. An instance takes requests from the table ahead of their coming, first one,
 * then twice as many each time, and remembers of the running minute what it holds and what is used up. A table that
 * fails limits nobody.
 */
export const rateLimiter = ({ table, now, log }: RateLimiterParts): RateLimiter => {
  let running: Minute = { startMs: Number.NaN, windows: new Map() };
  let failedAtMs = Number.NEGATIVE_INFINITY;

  const minuteAt = (nowMs: EpochMs): Minute => {
    const startMs = nowMs - (nowMs % minuteMs);
    if (running.startMs !== startMs) running = { startMs, windows: new Map() };
    return running;
  };

  const takeMore = async (lease: Lease, window: Window): Promise<void> => {
    const { keyId, limit, startMs } = lease;
    const wanted = Math.min(window.nextLease, Math.max(1, Math.floor(limit / leasesPerLimit)));
    window.nextLease = wanted * 2;
    try {
      const minute = new Date(startMs).toISOString().slice(0, 16);
      const given = await table.take({ keyId, minute, wanted, limit });
      window.held += given;
      window.isUsedUp = given < wanted;
    } catch (error) {
      failedAtMs = now();
      log({ event: "rates_not_counted", error: nameOf(error) });
    }
  };

  return async ({ id, requests_per_minute: limit }) => {
    const { startMs, windows } = minuteAt(now());
    const window = windows.get(id) ?? { held: 0, nextLease: 1, isUsedUp: false, taking: undefined };
    windows.set(id, window);
    while (window.held === 0 && !window.isUsedUp) {
      const restedMs = now() - failedAtMs;
      if (restedMs >= 0 && restedMs < restMs) return { kind: "within" };
      window.taking ??= takeMore({ keyId: id, limit, startMs }, window).finally(() => {
        window.taking = undefined;
      });
      await window.taking;
    }
    if (window.held === 0) return exceeded(startMs + minuteMs - now());
    window.held -= 1;
    return { kind: "within" };
  };
};

interface Minute {
  readonly startMs: EpochMs;
  readonly windows: Map<string, Window>;
}

interface Lease {
  readonly keyId: string;
  readonly limit: number;
  readonly startMs: EpochMs;
}

/** What an instance knows of one key in one minute. */
interface Window {
  /** Requests that were given and not used yet. */
  held: number;
  nextLease: number;
  /** The table has no more. */
  isUsedUp: boolean;
  /** The asking under way. */
  taking: Promise<void> | undefined;
}

const exceeded = (leftMs: number): RateVerdict => ({
  kind: "exceeded",
  retryAfterSeconds: Math.min(60, Math.max(1, Math.ceil(leftMs / 1000))),
});
