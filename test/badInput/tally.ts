/** How often each family was answered how. */
export interface Tally {
  count(family: string, outcome: string): void;
  /** A line for each family, the outcomes in ascending order. */
  lines(): readonly string[];
}

export const tally = (): Tally => {
  const families = new Map<string, Map<string, number>>();
  return {
    count: (family, outcome) => {
      const outcomes = families.get(family) ?? new Map<string, number>();
      families.set(family, outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1));
    },
    lines: () => {
      const names = [...families.keys()].sort();
      const widest = Math.max(0, ...names.map((name) => name.length));
      return names.map((name) => {
        const outcomes = [...(families.get(name) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
        const total = outcomes.reduce((sum, [, times]) => sum + times, 0);
        const told = outcomes.map(([outcome, times]) => `${outcome} ${times}`).join(", ");
        return `${name.padEnd(widest)} ${String(total).padStart(7)}   ${told}`;
      });
    },
  };
};
