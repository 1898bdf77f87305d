import { element } from "../element";

/** A choice of one of several values, as it is shown. */
export interface Choice {
  /** What is chosen: "Section". */
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onchange: (value: string) => void;
}

/** A labelled select. A value that is none of the options is shown as one, so that the choice never says what is not so. */
export const choice = ({ label, value, options, onchange }: Choice): HTMLElement => {
  const isKnown = options.some((option) => option.value === value);
  const select = element(
    "select",
    { class: "choice-select", onchange: () => onchange(select.value) },
    ...[...options, ...(isKnown ? [] : [{ value, label: value }])].map((option) =>
      element("option", { value: option.value, selected: option.value === value }, option.label),
    ),
  );
  return element("label", { class: "choice" }, element("span", { class: "choice-label" }, label), select);
};
