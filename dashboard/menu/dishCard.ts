import { element } from "../app/element";
import type { PlacedDish } from "./menuDishes";
import { dishPicture } from "./pictures/dishPicture";

export interface DishCardParts {
  readonly placed: PlacedDish;
  readonly price: string;
  readonly onAdd: () => void;
  /** The story was opened. */
  readonly onExpand: () => void;
}

/** A dish: picture, name, price, what one learns by asking for more, and the button that adds it. */
export const dishCard = ({ placed, price, onAdd, onExpand }: DishCardParts): HTMLElement => {
  const { id, name, line, story, allergens } = placed.dish;
  const more = element(
    "div",
    { id: `more-${id}`, class: "more", hidden: true },
    element("p", {}, story),
    element(
      "p",
      { class: "allergens" },
      allergens.length === 0 ? "None of the fourteen allergens" : `Contains ${allergens.join(", ")}`,
    ),
  );
  const expand = element(
    "button",
    { type: "button", class: "expand", "aria-expanded": "false", "aria-controls": more.id },
    "More",
    element("span", { class: "unseen" }, ` about ${name}`),
  );
  expand.addEventListener("click", () => {
    const isOpen = more.hidden;
    more.hidden = !isOpen;
    expand.setAttribute("aria-expanded", String(isOpen));
    expand.firstChild?.replaceWith(isOpen ? "Less" : "More");
    if (isOpen) onExpand();
  });
  const add = element(
    "button",
    { type: "button", class: "add", "data-track": "add-to-tab", "aria-label": `Add to tab: ${name}` },
    "Add to tab",
  );
  add.addEventListener("click", onAdd);
  return element(
    "article",
    { class: "dish", "data-dish": id },
    element("div", { class: "plate" }, dishPicture(placed.dish)),
    element("div", { class: "words" }, element("h3", {}, name), element("p", { class: "line" }, line), more),
    element("div", { class: "doing" }, element("span", { class: "price" }, price), expand, add),
  );
};
