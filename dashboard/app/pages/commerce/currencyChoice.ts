import { choice } from "../../figures/choice";
import type { PageContext } from "../page";
import { chosenCurrency } from "./chosenCurrency";

/** A choice among several currencies, kept in the address; undefined where there is nothing to choose. */
export const currencyChoice = (
  currencies: readonly string[],
  { address, filter }: Pick<PageContext, "address" | "filter">,
): HTMLElement | undefined => {
  const chosen = chosenCurrency(currencies, address.filters.currency);
  if (chosen === undefined || currencies.length < 2) return undefined;
  return choice({
    label: "Currency",
    value: chosen,
    options: currencies.map((currency) => ({ value: currency, label: currency })),
    onchange: (currency) => filter("currency", currency),
  });
};
