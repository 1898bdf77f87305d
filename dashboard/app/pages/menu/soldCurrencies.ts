import type { Dish } from "./dishMeasures";

/** The currencies that dishes were bought in, those of the most pieces first. */
export const soldCurrencies = (dishes: readonly Dish[]): readonly string[] => {
  const bought = new Map<string, number>();
  for (const dish of dishes)
    if (dish.currency !== null) bought.set(dish.currency, (bought.get(dish.currency) ?? 0) + dish.bought);
  return [...bought].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([currency]) => currency);
};
