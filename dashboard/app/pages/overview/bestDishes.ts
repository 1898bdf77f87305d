import type { ReportRows } from "../../api/reportRows";
import type { Formats } from "../../formats/formats";
import type { BarChart } from "../../plots/plotSpecs";

type Dish = ReportRows["menu-items"];

/** What the best are the best by: where nothing is sold on the pages, what is looked at. */
export type DishMeasure = "bought" | "views";

/** The dishes of which most was bought, or, where none was, those that were seen most. */
export const bestDishes = (
  dishes: readonly Dish[],
  most: number,
  formats: Pick<Formats, "count" | "money">,
): { readonly measure: DishMeasure; readonly bars: BarChart["bars"] } => {
  const measure: DishMeasure = dishes.some(({ bought }) => bought > 0) ? "bought" : "views";
  const severalSites = new Set(dishes.map((dish) => dish.site_id)).size > 1;
  const best = dishes
    .filter((dish) => dish[measure] > 0)
    .toSorted((one, other) => other[measure] - one[measure] || other.views - one.views)
    .slice(0, most);
  return {
    measure,
    bars: best.map((dish) => ({
      label: dish.item_name ?? dish.item_id,
      value: dish[measure],
      detail: [
        ...(severalSites ? [dish.site_id] : []),
        measure === "bought"
          ? `seen ${formats.count(dish.views)} times`
          : `${formats.count(dish.viewers)} people`,
        ...(measure === "bought" && dish.currency !== null
          ? [formats.money(dish.revenue_minor, dish.currency)]
          : []),
      ].join(", "),
    })),
  };
};
