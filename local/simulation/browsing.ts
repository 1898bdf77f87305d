import type { After, Moment } from "./moment";
import type { Random } from "./random";
import type { Dish, Section, Site } from "./site";

/** One dish on a guest's tab. */
export interface TabLine {
  readonly dish: Dish;
  readonly quantity: number;
  /** The fields by which an event names the dish. */
  readonly named: NamedDish;
}

type NamedDish = Pick<
  Moment,
  "section" | "section_position" | "item_id" | "item_name" | "item_position" | "price_minor" | "currency"
>;

/** Who browses what. */
export interface Browsing {
  readonly site: Site;
  /** Those served at this meal, in the page's order. */
  readonly sections: readonly Section[];
  /** How willing to add a dish: 1 for an ordinary guest at a table. */
  readonly appetite: number;
  /** CSS pixels. */
  readonly viewportWidth: number;
}

/** Reads the menu from the top until the guest has seen enough; returns the tab. */
export function* browse(
  { site, sections, appetite, viewportWidth }: Browsing,
  after: After,
  random: Random,
): Generator<Moment, readonly TabLine[]> {
  const tab: TabLine[] = [];
  let depth = 0;
  for (const [sectionPosition, section] of sections.entries()) {
    const where = { section: section.name, section_position: sectionPosition };
    yield { event_type: "section_view", occurred_at: after(700, 4000), ...where };
    const reached = ((sectionPosition + 0.4 + 0.6 * random.next()) / sections.length) * 100;
    depth = Math.max(depth, Math.round(reached));
    yield { event_type: "scroll", occurred_at: after(300, 2500), ...where, scroll_depth: depth };

    const attention = 0.45 + 0.5 * random.next();
    for (const [itemPosition, dish] of section.dishes.entries()) {
      if (!random.chance(attention)) continue;
      const named: NamedDish = {
        ...where,
        item_id: dish.id,
        item_name: dish.name,
        item_position: itemPosition,
        price_minor: dish.priceMinor,
        currency: site.currency,
      };
      yield { event_type: "item_view", occurred_at: after(200, 2200), ...named };
      const opened = random.chance(dish.opens);
      if (opened) {
        yield { event_type: "item_expand", occurred_at: after(600, 3000), ...named };
        if (random.chance(0.08))
          yield {
            event_type: "click",
            occurred_at: after(1500, 5000),
            ...named,
            element_id: "allergens",
            element_text: site.words.allergens,
            ...spot(viewportWidth, random),
          };
      }
      const wish = dish.sells * appetite * sated ** tab.length * (opened ? 1 : unopened);
      if (!random.chance(wish)) continue;
      const clickedAt = after(800, 9000);
      yield {
        event_type: "click",
        occurred_at: clickedAt,
        ...named,
        element_id: "add-to-tab",
        element_text: site.words.addToTab,
        ...spot(viewportWidth, random),
      };
      const quantity = random.chance(0.24) ? random.between(2, 4) : 1;
      yield { event_type: "item_add", occurred_at: after(5, 90), ...named, quantity };
      tab.push({ dish, quantity, named });
    }
    if (random.chance(sectionPosition < 2 ? leavesEarly : leavesLater)) break;
  }
  return tab;
}

/** How much of the wish for a dish is left for each one that is on the tab already. */
const sated = 0.8;
/** How likely a dish is added by those who did not open it, against those who did. */
const unopened = 0.22;
const leavesEarly = 0.15;
const leavesLater = 0.09;

/** Somewhere on the page, where a thumb would be. */
const spot = (viewportWidth: number, random: Random): Pick<Moment, "click_x" | "click_y"> => ({
  click_x: Math.round(viewportWidth * (0.55 + 0.4 * random.next())),
  click_y: random.between(180, 5200),
});
