/** A choice of a select. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** The sites to choose from: all together, then each by its name; that of the address is there, whether it had events or not. */
export const siteOptions = (sites: readonly string[], chosen: string | null): readonly Option[] => {
  const all = new Set(chosen === null ? sites : [...sites, chosen]);
  const named = [...all].sort((a, b) => (a < b ? -1 : 1)).map((site) => ({ value: site, label: site }));
  // no site's id is empty
  return [{ value: "", label: "All sites" }, ...named];
};
