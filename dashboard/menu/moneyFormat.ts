import { decimalsOf } from "../../pipeline/commerce/minorUnits";
import type { Menu } from "./menu";

/** Writes amounts of the menu's currency as its restaurant does. */
export const moneyFormat = ({
  language,
  currency,
}: Pick<Menu, "language" | "currency">): ((minor: number) => string) => {
  const format = new Intl.NumberFormat(language, { style: "currency", currency });
  return (minor) => format.format(minor / 10 ** decimalsOf(currency));
};
