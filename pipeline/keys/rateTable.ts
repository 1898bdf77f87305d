/** Requests of a key that one instance would like to let through. */
export interface RateLease {
  readonly keyId: string;
  /** The UTC minute in which they arrive, `2026-03-01T18:05`. */
  readonly minute: string;
  /** How many; at least one. */
  readonly wanted: number;
  /** How many all instances together may let through in that minute. */
  readonly limit: number;
}

/** Counts what all instances let through. */
export interface RateTable {
  /**
   * Takes requests of a minute, so that no other instance may have them.
   * @returns how many were given, from none to as many as wanted; over all calls, never more than the limit
   * @throws the table's own failures
   */
  take(lease: RateLease): Promise<number>;
}
