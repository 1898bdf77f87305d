import { element } from "../../element";
import type { PageContext } from "../page";

/** Restricts what takes a menu to one, by its id; no report lists those that there are. */
export const menuField = (context: PageContext): HTMLElement => {
  const value = context.address.filters["menu_id"] ?? "";
  const input = element("input", {
    class: "menu-field-input",
    type: "text",
    value,
    placeholder: "All menus",
    maxlength: 128,
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => input.setCustomValidity(""),
    onchange: () => {
      const menu = input.value.trim();
      if (/\s/.test(menu)) {
        input.setCustomValidity(
          "A menu's id has no spaces: write it as your menu page sends it, for example dinner.",
        );
        input.reportValidity();
      } else if (menu !== value) context.filter("menu_id", menu === "" ? undefined : menu);
    },
  });
  return element(
    "label",
    { class: "choice" },
    element("span", { class: "choice-label" }, "Menu (its id)"),
    input,
  );
};
