import type { Amount } from "./amount";

/** Decimals of the currencies that have not two, by ISO 4217. */
export const decimalsOfCurrency: Readonly<Record<string, number>> = {
  ...decimals(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
  ...decimals(3, "BHD IQD JOD KWD LYD OMR TND"),
  ...decimals(4, "CLF UYW"),
};

function decimals(count: number, currencies: string): Record<string, number> {
  return Object.fromEntries(currencies.split(" ").map((currency) => [currency, count]));
}

/** How many decimals a currency has: 2 for EUR, 0 for JPY. */
export const decimalsOf = (currency: string): number => decimalsOfCurrency[currency] ?? 2;

/** An amount in its currency's minor unit; undefined where it is finer than the currency. */
export const minorUnitsOf = (amount: Amount, currency: string): number | undefined => {
  const [whole = "0", fraction = ""] = amount.split(".");
  const decimals = decimalsOf(currency);
  return fraction.length > decimals ? undefined : Number(`${whole}${fraction.padEnd(decimals, "0")}`);
};
