import { decimalsOf } from "../../../pipeline/commerce/minorUnits";
import type { NumberFormat, NumberFormats } from "./numberFormats";

/** A currency's amounts, in its minor unit, whole and shortened. */
export interface MoneyFormats {
  readonly full: NumberFormat;
  readonly short: NumberFormat;
}

/** Without a currency (XXX is none) the number stands alone; with one that is no code, its name after it. */
export const moneyFormats = (numbers: NumberFormats, currency: string): MoneyFormats => {
  const decimals = decimalsOf(currency);
  const isNone = currency === "" || currency === "XXX";
  const isCode = !isNone && /^[A-Z]{3}$/.test(currency);
  const style = isCode ? ({ style: "currency", currency } as const) : {};
  const ofMajor =
    (format: NumberFormat): NumberFormat =>
    (minor) =>
      `${format(minor / 10 ** decimals)}${isCode || isNone ? "" : `\u00a0${currency}`}`;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  // a scale of a few euros needs its cents, or several of its steps would read alike
  const small = numbers.format({ ...style, ...digits, trailingZeroDisplay: "stripIfInteger" });
  const short = numbers.short(style);
  return {
    full: ofMajor(numbers.format({ ...style, ...digits })),
    short: ofMajor((major) => (Math.abs(major) < 10 ? small : short)(major)),
  };
};
