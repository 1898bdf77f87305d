import { decimalsOf } from "../pipeline/commerce/minorUnits";

/** Minor units as decimal text of the major one, with all decimals that the currency has: 4350 of EUR → `43.50`. */
export const moneyText = (minor: number, currency: string): string => {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, "0");
  const sign = minor < 0 ? "-" : "";
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};
