/** Rows of one currency: amounts in different ones are never added up. */
export const ofCurrency = <R extends { readonly currency: string }>(
  rows: readonly R[],
  currency: string,
): readonly R[] => rows.filter((row) => row.currency === currency);
