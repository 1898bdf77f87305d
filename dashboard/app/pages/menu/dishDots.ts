import type { Formats } from "../../formats/formats";
import type { DotChart } from "../../plots/plotSpecs";
import type { Dish } from "./dishMeasures";
import { isSeveralSites } from "./isSeveralSites";
import { itemKey } from "./itemKey";
import { itemLabels } from "./itemLabels";

/** Against what people's looking can be held. */
export const dishOutcomes = ["conversion", "orders"] as const;
export type DishOutcome = (typeof dishOutcomes)[number];

/** A dot for each dish that anybody saw: its viewers across, what came of it upwards, as large as the pieces bought. */
export const dishDots = (
  dishes: readonly Dish[],
  outcome: DishOutcome,
  formats: Formats,
): DotChart["dots"] => {
  const labels = itemLabels(dishes);
  const tellsSite = isSeveralSites(dishes);
  return dishes.flatMap((dish) =>
    dish.viewers === 0 || dish.conversion === null
      ? []
      : [
          {
            label: labels.get(itemKey(dish)) ?? dish.item_id,
            x: dish.viewers,
            y: outcome === "conversion" ? dish.conversion : dish.orders,
            size: dish.bought,
            detail: `${tellsSite ? `${dish.site_id}: ` : ""}${formats.count(dish.viewers)} viewers, ${formats.count(dish.buyers)} of them bought it (${formats.share(dish.conversion)}), in ${formats.count(dish.orders)} orders`,
          },
        ],
  );
};
