/** How often something was done, by its name, and how much of it there was. */
export interface CallTally {
  add(name: string, amount?: number): void;
  /** All counts so far, by name in ascending order. */
  counts(): Readonly<Record<string, number>>;
  /** Starts again from nothing. */
  clear(): void;
}

/** A tally of whole numbers. */
export const callTally = (): CallTally => {
  const counts = new Map<string, number>();
  return {
    add: (name, amount = 1) => {
      counts.set(name, (counts.get(name) ?? 0) + amount);
    },
    counts: () => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    clear: () => counts.clear(),
  };
};
