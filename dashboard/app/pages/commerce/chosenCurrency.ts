/** The currency that somebody chose, or, where it is not among them or none was chosen, the one that is used most. */
export const chosenCurrency = (
  currencies: readonly string[],
  chosen: string | undefined,
): string | undefined => (chosen !== undefined && currencies.includes(chosen) ? chosen : currencies[0]);
