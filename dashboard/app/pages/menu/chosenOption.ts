/** The option that a page's address names by a filter, else the fallback: an address can be written by hand. */
export const chosenOption = <const O extends string>(
  filters: Readonly<Record<string, string>>,
  name: string,
  options: readonly O[],
  fallback: O,
): O => options.find((option) => option === filters[name]) ?? fallback;
