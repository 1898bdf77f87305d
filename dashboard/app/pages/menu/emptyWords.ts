/** What there is nothing of, and how something might come: fewer filters, where there are any. */
export const emptyWords = (nothing: string, parameters: Readonly<Record<string, string>>): string =>
  `${nothing} Choose more days, ${Object.keys(parameters).length > 0 ? "or take away the filters" : "or another site"}.`;
