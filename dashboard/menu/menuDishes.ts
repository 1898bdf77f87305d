import type { Dish, Menu } from "./menu";

/** A dish and its place on the page. */
export interface PlacedDish {
  readonly dish: Dish;
  readonly section: string;
  readonly sectionPosition: number;
  readonly itemPosition: number;
}

/** All dishes of a menu by their id. */
export const menuDishes = ({ sections }: Pick<Menu, "sections">): ReadonlyMap<string, PlacedDish> =>
  new Map(
    sections.flatMap(({ name, dishes }, sectionPosition) =>
      dishes.map((dish, itemPosition): [string, PlacedDish] => [
        dish.id,
        { dish, section: name, sectionPosition, itemPosition },
      ]),
    ),
  );
