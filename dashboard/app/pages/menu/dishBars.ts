import type { Formats } from "../../formats/formats";
import type { BarChart } from "../../plots/plotSpecs";
import { type Dish, type DishMeasure, measureOf } from "./dishMeasures";
import { isSeveralSites } from "./isSeveralSites";
import { itemKey } from "./itemKey";
import { itemLabels } from "./itemLabels";

interface DishBars {
  readonly measure: DishMeasure;
  /** Of revenue: only what was bought in it. */
  readonly currency: string | null;
  readonly limit: number;
  readonly formats: Formats;
}

/** The dishes with the most of a measure, and what they had of it before. Those with none of it are left out. */
export const dishBars = (
  dishes: readonly Dish[],
  before: readonly Dish[] | undefined,
  { measure, currency, limit, formats }: DishBars,
): BarChart["bars"] => {
  const labels = itemLabels(dishes);
  const tellsSite = isSeveralSites(dishes);
  const earlier = new Map(before?.map((dish) => [itemKey(dish), dish]));
  return dishes
    .map((dish) => ({ dish, value: measureOf(dish, measure, currency) ?? 0 }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, limit)
    .map(({ dish, value }) => {
      const then = earlier.get(itemKey(dish));
      return {
        label: labels.get(itemKey(dish)) ?? dish.item_id,
        value,
        ...(before === undefined
          ? {}
          : { before: (then === undefined ? 0 : measureOf(then, measure, currency)) ?? 0 }),
        detail: detailOf(dish, tellsSite, formats),
      };
    });
};

const detailOf = (dish: Dish, tellsSite: boolean, formats: Formats): string =>
  [
    ...(tellsSite ? [dish.site_id] : []),
    ...(dish.section === null ? [] : [dish.section]),
    `${formats.count(dish.views)} views`,
    `${formats.count(dish.expands)} opened`,
    `${formats.count(dish.adds)} added`,
    `${formats.count(dish.bought)} bought`,
    ...(dish.currency === null ? [] : [formats.money(dish.revenue_minor, dish.currency)]),
  ].join(", ");
