import type { PlacedDish } from "./menuDishes";

/** What a table has chosen: how many of each dish, in the order in which they came. */
export type Tab = ReadonlyMap<string, number>;

/** A line of the tab. */
export interface TabLine {
  readonly placed: PlacedDish;
  readonly quantity: number;
}

/** No table eats more of one dish. */
export const mostOfOne = 50;

/** The tab with so many more of a dish, or fewer; without the dish where none is left. */
export const changedTab = (tab: Tab, id: string, by: number): Tab => {
  const quantity = Math.min((tab.get(id) ?? 0) + by, mostOfOne);
  const changed = new Map(tab);
  if (quantity > 0) changed.set(id, quantity);
  else changed.delete(id);
  return changed;
};

export const tabLines = (tab: Tab, dishes: ReadonlyMap<string, PlacedDish>): readonly TabLine[] =>
  [...tab].flatMap(([id, quantity]) => {
    const placed = dishes.get(id);
    return placed === undefined ? [] : [{ placed, quantity }];
  });

export const itemsIn = (lines: readonly TabLine[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

export const totalMinorOf = (lines: readonly TabLine[]): number =>
  lines.reduce((sum, { placed, quantity }) => sum + placed.dish.priceMinor * quantity, 0);
