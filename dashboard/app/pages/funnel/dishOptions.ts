import type { Dish } from "../menu/dishMeasures";

/** The two hundred dishes with the most views, in alphabetical order. One that several sites have is there once. */
export const dishOptions = (
  dishes: readonly Dish[],
): readonly { readonly value: string; readonly label: string }[] => {
  const views = new Map<string, { readonly label: string; readonly views: number }>();
  for (const { item_id, item_name, ...dish } of dishes) {
    const other = views.get(item_id);
    views.set(item_id, {
      label: other?.label ?? item_name ?? item_id,
      views: dish.views + (other?.views ?? 0),
    });
  }
  const options = [...views]
    .sort(([, a], [, b]) => b.views - a.views)
    .slice(0, 200)
    .map(([value, { label }]) => ({ value, label }));
  return options
    .map(({ value, label }) => ({
      value,
      label: options.filter((other) => other.label === label).length === 1 ? label : `${label} (${value})`,
    }))
    .sort((a, b) => a.label.localeCompare(b.label));
};
