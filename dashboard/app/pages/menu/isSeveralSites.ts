/** Whether rows are of more than one site, so that each has to say of which. */
export const isSeveralSites = (rows: readonly { readonly site_id: string | null }[]): boolean =>
  new Set(rows.map(({ site_id }) => site_id).filter((site) => site !== null)).size > 1;
