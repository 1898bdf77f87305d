import type { Address } from "../address/address";
import { element } from "../element";
import type { Control } from "./control";

interface ToggleParts {
  readonly id: string;
  readonly label: string;
  /** What it does, shown where it is pointed at or has the focus. */
  readonly hint: string;
  isOn(address: Address): boolean;
  turn(on: boolean): void;
}

/** A switch. */
export const toggle = ({ id, label, hint, isOn, turn }: ToggleParts): Control => {
  const hintId = `${id}-hint`;
  const input = element("input", {
    type: "checkbox",
    role: "switch",
    id,
    "aria-describedby": hintId,
    onchange: () => turn(input.checked),
  });
  return {
    element: element(
      "div",
      { class: "shell-toggle" },
      input,
      element("label", { for: id }, label),
      element("span", { class: "shell-hint", id: hintId }, hint),
    ),
    show: (address) => {
      input.checked = isOn(address);
    },
  };
};
