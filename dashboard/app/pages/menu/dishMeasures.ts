import type { ReportRows } from "../../api/reportRows";

/** A dish as menu-items has it. */
export type Dish = ReportRows["menu-items"];

/** By what dishes can be ranked. */
export const dishMeasures = ["views", "bought", "revenue"] as const;
export type DishMeasure = (typeof dishMeasures)[number];

/** What a dish has of a measure; null where it has none, as revenue in another currency. */
export const measureOf = (dish: Dish, measure: DishMeasure, currency: string | null): number | null => {
  if (measure === "views") return dish.views;
  if (measure === "bought") return dish.bought;
  return dish.currency !== null && dish.currency === currency ? dish.revenue_minor : null;
};
