import type { EpochMs } from "../event/fieldType";
import { nameOf } from "../event/nameOf";
import { findKey } from "./findKey";
import type { KeyRecord } from "./keyRecord";
import type { KeyStore } from "./keyStore";

/**
 * The record of a presented key, or undefined for one that is not known, or no longer. Rejects when no keys could be
 * read for too long to know.
 */
export type KeyRing = (presented: string) => Promise<KeyRecord | undefined>;

/** What a key ring works with. */
export interface KeyRingParts {
  readonly store: Pick<KeyStore, "list">;
  readonly now: () => EpochMs;
  readonly log: (entry: KeyRingLogEntry) => void;
}

/** What a key ring has to tell of its store: names and rules, never a key, nor what a store's error says. */
export type KeyRingLogEntry =
  | { readonly event: "keys_not_read"; readonly error: string }
  | { readonly event: "keys_damaged"; readonly errors: readonly string[] };

/** A change holds everywhere after a minute at most. */
const freshMs = 60_000;

/** A store that fails is asked no more often than this, as long as there are keys to go on with. */
const retryMs = 10_000;

/** So old the keys may grow that a failing store is gone on with. */
const oldestMs = 10 * 60_000;

/** So many errors of damaged records are logged at once. */
const loggedErrors = 20;

/** Finds keys among the records of a store, which it reads once a minute at most, one read at a time. */
export const keyRing = ({ store, now, log }: KeyRingParts): KeyRing => {
  let known: Known | undefined;
  let failedAtMs: EpochMs | undefined;
  let reading: Promise<readonly KeyRecord[]> | undefined;

  const read = async (): Promise<readonly KeyRecord[]> => {
    const readAtMs = now();
    try {
      const { keys, damaged } = await store.list();
      if (damaged.length > 0) log({ event: "keys_damaged", errors: damaged.slice(0, loggedErrors) });
      known = { records: keys.map(({ record }) => record), readAtMs };
      failedAtMs = undefined;
      return known.records;
    } catch (error) {
      log({ event: "keys_not_read", error: nameOf(error) });
      failedAtMs = now();
      if (known === undefined || !isWithin(oldestMs, known.readAtMs, failedAtMs)) throw error;
      return known.records;
    }
  };

  const records = (): readonly KeyRecord[] | Promise<readonly KeyRecord[]> => {
    const nowMs = now();
    if (known !== undefined) {
      const isFresh = isWithin(freshMs, known.readAtMs, nowMs);
      const isWaiting = failedAtMs !== undefined && isWithin(retryMs, failedAtMs, nowMs);
      if (isFresh || (isWaiting && isWithin(oldestMs, known.readAtMs, nowMs))) return known.records;
    }
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };

  return async (presented) => findKey(await records(), presented, now());
};

interface Known {
  readonly records: readonly KeyRecord[];
  readonly readAtMs: EpochMs;
}

/** A clock that was set back makes nothing fresh. */
const isWithin = (spanMs: number, sinceMs: EpochMs, nowMs: EpochMs): boolean =>
  nowMs >= sinceMs && nowMs - sinceMs < spanMs;
