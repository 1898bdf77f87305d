import { type Theme, themes } from "../address/address";
import { element } from "../element";
import type { Control } from "./control";

const labels: Readonly<Record<Theme, string>> = { system: "System", light: "Light", dark: "Dark" };

/** Light, dark, or as the device is set. */
export const themePicker = (choose: (theme: Theme) => void): Control => {
  const radios = themes.map((theme) =>
    element("input", { type: "radio", name: "theme", value: theme, onchange: () => choose(theme) }),
  );
  const labelled = radios.map((radio, at) =>
    element("label", {}, radio, element("span", { class: "shell-segment" }, labels[themes[at] as Theme])),
  );
  return {
    element: element(
      "fieldset",
      { class: "shell-segments shell-theme" },
      element("legend", { class: "visually-hidden" }, "Theme"),
      ...labelled,
    ),
    show: ({ theme }) => {
      for (const radio of radios) radio.checked = radio.value === theme;
    },
  };
};
