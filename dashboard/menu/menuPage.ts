import { element } from "../app/element";
import { dishCard } from "./dishCard";
import type { Menu } from "./menu";
import type { PlacedDish } from "./menuDishes";
import { nightPicture } from "./pictures/nightPicture";

export interface MenuPageParts {
  readonly menu: Menu;
  readonly table: string | undefined;
  readonly dishes: ReadonlyMap<string, PlacedDish>;
  readonly money: (minor: number) => string;
  readonly badge: HTMLElement;
  readonly onAdd: (placed: PlacedDish) => void;
  readonly onExpand: (placed: PlacedDish) => void;
  readonly onOpenTab: () => void;
}

export interface MenuPage {
  readonly nodes: readonly HTMLElement[];
  /** The elements of dishes and sections, for whoever watches what is seen. */
  readonly dishElements: readonly HTMLElement[];
  readonly sectionElements: readonly HTMLElement[];
  /** Says how much is on the tab, and aloud what has changed. */
  showTab(items: number, total: string, change?: string): void;
}

/** The menu as a guest sees it. */
export const menuPage = (parts: MenuPageParts): MenuPage => {
  const { menu, table, dishes, money } = parts;
  const sectionElements = menu.sections.map(({ name, note, dishes: own }, position) =>
    element(
      "section",
      {
        id: anchor(name),
        class: "section",
        "data-section": position,
        "aria-labelledby": `${anchor(name)}-title`,
      },
      element("h2", { id: `${anchor(name)}-title` }, name),
      element("p", { class: "note" }, note),
      ...own.map((dish) => {
        const placed = dishes.get(dish.id) as PlacedDish;
        return dishCard({
          placed,
          price: money(dish.priceMinor),
          onAdd: () => parts.onAdd(placed),
          onExpand: () => parts.onExpand(placed),
        });
      }),
    ),
  );
  const links = menu.sections.map(({ name }) => element("a", { href: `#${anchor(name)}` }, name));
  const nav = element(
    "nav",
    { class: "sections", "aria-label": "Sections of the menu" },
    element("ul", {}, ...links.map((link) => element("li", {}, link))),
  );
  const said = element("p", { class: "unseen", role: "status" });
  const openTab = element("button", { type: "button", class: "open-tab", "data-track": "view-tab" });
  openTab.addEventListener("click", parts.onOpenTab);
  const bar = element("div", { class: "bar", hidden: true }, openTab);
  const header = element(
    "header",
    { class: "hero" },
    nightPicture(),
    element(
      "div",
      { class: "hero-words" },
      element("h1", {}, menu.restaurant),
      element("p", {}, "Cucina di casa, sotto la luna"),
      element("p", { class: "table" }, table === undefined ? "Take-away" : `Table ${table}`),
    ),
  );
  return {
    nodes: [
      header,
      element("div", { class: "top" }, parts.badge, nav),
      element("main", {}, ...sectionElements),
      element(
        "footer",
        {},
        element(
          "p",
          {},
          "A demo: nothing is cooked, and nothing is charged. Its events, orders and payments are real ones.",
        ),
      ),
      bar,
      said,
    ],
    sectionElements,
    dishElements: sectionElements.flatMap((section) => [...section.querySelectorAll<HTMLElement>(".dish")]),
    showTab: (items, total, change) => {
      bar.hidden = items === 0;
      openTab.replaceChildren(
        element("span", {}, "View tab"),
        element("span", { class: "count" }, `${items} ${items === 1 ? "dish" : "dishes"}`),
        element("span", { class: "sum" }, total),
      );
      if (change !== undefined) said.textContent = `${change} ${items} on your tab, ${total}.`;
    },
  };
};

const anchor = (name: string): string => name.toLowerCase();
