import { choice } from "../../figures/choice";
import type { PageContext } from "../page";

/** A choice that is kept in the address. */
interface FilterChoice<V extends string> {
  readonly filter: string;
  readonly label: string;
  readonly value: V;
  /** What is chosen where the address says nothing; it is left out of it. */
  readonly fallback: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
}

/** Sets a filter. The choice that is made anew with the page has the focus again: in a figure it comes only with the answer. */
export const filterChoice = <V extends string>(
  context: Pick<PageContext, "filter">,
  { filter, label, value, fallback, options }: FilterChoice<V>,
): HTMLElement => {
  const made = choice({
    label,
    value,
    options,
    onchange: (chosen) => {
      lastChosen = filter;
      context.filter(filter, chosen === fallback ? undefined : chosen);
    },
  });
  const select = made.querySelector("select");
  select?.setAttribute("name", filter);
  if (lastChosen === filter) requestAnimationFrame(() => regainFocus(select));
  return made;
};

let lastChosen: string | undefined;

const regainFocus = (select: HTMLSelectElement | null): void => {
  if (select === null || !select.isConnected) return;
  lastChosen = undefined;
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body) select.focus({ preventScroll: true });
};
