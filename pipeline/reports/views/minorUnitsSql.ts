import { decimalsOfCurrency } from "../../commerce/minorUnits";

/**
 * The SQL of an amount in its currency's minor unit, of the decimal text of a column and the currency of another: exact,
 * as nothing is ever a binary fraction. Null for what is no amount.
 */
export const minorUnitsSql = (amount: string, currency: string): string => {
  const powers = [...new Set(Object.values(decimalsOfCurrency))].map((decimals) => {
    const currencies = Object.keys(decimalsOfCurrency).filter(
      (code) => decimalsOfCurrency[code] === decimals,
    );
    return `WHEN ${currency} IN (${currencies.map((code) => `'${code}'`).join(", ")}) THEN ${10 ** decimals}`;
  });
  return `CAST(TRY_CAST(${amount} AS decimal(18, 4)) * CASE ${powers.join(" ")} ELSE 100 END AS bigint)`;
};
