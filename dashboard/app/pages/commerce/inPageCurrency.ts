import { notice } from "../../figures/notice";
import { chosenCurrency } from "./chosenCurrency";

/** Draws what is in the page's currency; where there is nothing in it, says so. `rows` are all that could be drawn. */
export const inPageCurrency = async (
  currencies: Promise<readonly string[]>,
  chosen: string | undefined,
  rows: readonly { readonly currency: string }[],
  draw: (currency: string) => Element,
): Promise<Element> => {
  const own = [...new Set(rows.map((row) => row.currency))];
  const currency = chosenCurrency(await currencies, chosen) ?? own[0];
  if (currency === undefined || !own.includes(currency))
    return notice(
      "plain",
      `Nothing in ${currency ?? "any currency"} in these days; there is in ${own.join(", ")}.`,
    );
  return draw(currency);
};
