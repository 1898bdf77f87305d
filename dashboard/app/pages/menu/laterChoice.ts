import type { PageContext } from "../page";
import { filterChoice } from "./filterChoice";

/** A choice whose options are asked for: names of a menu's sections or dishes. */
interface LaterChoice {
  /** The filter that it sets. */
  readonly filter: string;
  readonly label: string;
  /** The choice of nothing in particular. */
  readonly all: string;
  options(): Promise<readonly { readonly value: string; readonly label: string }[]>;
}

/**
 * A choice that has only what is chosen until its options are there. Where they cannot be got it stays so: the figures beside it
 * ask the same source, and say what is wrong.
 */
export const laterChoice = (
  context: PageContext,
  { filter, label, all, options }: LaterChoice,
): HTMLElement => {
  const value = context.address.filters[filter] ?? "";
  const withOptions = (known: readonly { readonly value: string; readonly label: string }[]): HTMLElement =>
    filterChoice(context, {
      filter,
      label,
      value,
      fallback: "",
      options: [{ value: "", label: all }, ...known],
    });
  const first = withOptions([]);
  options().then(
    (known) => {
      const hadFocus = first.contains(document.activeElement);
      const complete = withOptions(known);
      first.replaceWith(complete);
      if (hadFocus) complete.querySelector("select")?.focus();
    },
    () => undefined,
  );
  return first;
};
