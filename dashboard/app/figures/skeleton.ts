import { element } from "../element";

/** Holds the place of what is being asked for, as high as it was before where that is known. */
export const skeleton = (heightPx?: number): HTMLElement => {
  const node = element(
    "div",
    { class: "skeleton" },
    element("span", { class: "visually-hidden" }, "Loading"),
    ...["a", "b", "c", "d", "e", "f", "g"].map((bar) =>
      element("span", { class: "skeleton-bar", "data-bar": bar }),
    ),
  );
  if (heightPx !== undefined) node.style.height = `${heightPx}px`;
  return node;
};
