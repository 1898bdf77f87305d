import { element } from "../element";
import type { Option } from "./siteOptions";

/** A labelled select whose options may change. */
export interface OptionsSelect {
  readonly element: HTMLElement;
  show(options: readonly Option[], value: string): void;
}

export const optionsSelect = (label: string, choose: (value: string) => void): OptionsSelect => {
  const select = element("select", { onchange: () => choose(select.value) });
  let shown = "";
  return {
    element: element(
      "label",
      { class: "shell-field" },
      element("span", { class: "shell-label" }, label),
      element("span", { class: "shell-select" }, select),
    ),
    show: (options, value) => {
      const next = JSON.stringify(options);
      if (next !== shown)
        select.replaceChildren(...options.map((one) => element("option", { value: one.value }, one.label)));
      shown = next;
      select.value = value;
    },
  };
};
