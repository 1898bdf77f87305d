import type { Address } from "../address/address";
import { element } from "../element";
import type { Page } from "../pages/page";
import type { Control } from "./control";

/** Links to the pages. */
export const navigation = (pages: readonly Page[], hrefOf: (change: Partial<Address>) => string): Control => {
  const links = pages.map(({ name, title }) => element("a", { href: "?", "data-page": name }, title));
  const list = element("ul", {}, ...links.map((link) => element("li", {}, link)));
  return {
    element: element("nav", { class: "shell-nav", "aria-label": "Pages" }, list),
    show: ({ page }) => {
      for (const [at, { name }] of pages.entries()) {
        const link = links[at];
        link?.setAttribute("href", hrefOf({ page: name }));
        if (name !== page) link?.removeAttribute("aria-current");
        else {
          link?.setAttribute("aria-current", "page");
          if (link !== undefined) centre(link, list);
        }
      }
    },
  };
};

/** On phones they are a row that is wider than the screen. */
const centre = (link: HTMLElement, list: HTMLElement): void => {
  const [inner, outer] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  list.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
};
