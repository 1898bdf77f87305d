/** So many orders or payments in a currency. */
export interface CurrencyUse {
  readonly currency: string;
  readonly times: number;
}

/** Different currencies, the one that is used most first. Amounts in different ones cannot be compared; how often they are used can. */
export const currenciesByUse = (uses: readonly CurrencyUse[]): readonly string[] => {
  const times = new Map<string, number>();
  for (const use of uses) times.set(use.currency, (times.get(use.currency) ?? 0) + use.times);
  return [...times.keys()].toSorted(
    (one, other) => (times.get(other) ?? 0) - (times.get(one) ?? 0) || (one < other ? -1 : 1),
  );
};
