import type { Dish } from "./dishMeasures";
import { itemKey } from "./itemKey";
import { itemLabels } from "./itemLabels";

/** A dish that many saw and few bought. */
export interface SeenNotBought {
  readonly label: string;
  readonly siteId: string;
  readonly viewers: number;
  readonly buyers: number;
}

/**
 * Up to three dishes that at least as many saw as the middle one, and twenty, and that less than half as large a share bought as of
 * all dishes together; the smallest share first.
 */
export const seenNotBought = (dishes: readonly Dish[]): readonly SeenNotBought[] => {
  const seen = dishes.filter(({ viewers }) => viewers > 0);
  const ranked = seen.map(({ viewers }) => viewers).sort((a, b) => a - b);
  const middle = ranked[Math.floor(ranked.length / 2)] ?? 0;
  const sum = (of: (dish: Dish) => number): number => seen.reduce((total, dish) => total + of(dish), 0);
  const usual = sum(({ buyers }) => buyers) / sum(({ viewers }) => viewers);
  const labels = itemLabels(dishes);
  return seen
    .map((dish) => ({ dish, share: dish.buyers / dish.viewers }))
    .filter(({ dish, share }) => dish.viewers >= Math.max(middle, 20) && share < usual / 2)
    .sort((a, b) => a.share - b.share || b.dish.viewers - a.dish.viewers)
    .slice(0, 3)
    .map(({ dish: { viewers, buyers, ...dish } }) => ({
      label: labels.get(itemKey(dish)) ?? dish.item_id,
      siteId: dish.site_id,
      viewers,
      buyers,
    }));
};
