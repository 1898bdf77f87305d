/** Thousands apart by dots, blanks or apostrophes, and a comma before the decimals. */
const withComma = /^([+-]?)(\d{1,3}(?:[. \u00a0\u202f'’]\d{3})+|\d+)(?:,(\d+))?$/;

/** `1.234,50` as `1234.50`; undefined for what is no number written with a decimal comma. */
export const fromDecimalComma = (text: string): string | undefined => {
  const [, sign, whole, fraction] = withComma.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digits = whole.replaceAll(/\D/g, "");
  return `${sign === "-" ? "-" : ""}${digits}${fraction === undefined ? "" : `.${fraction}`}`;
};
