import type { Address } from "./address";

/** What an address that says nothing shows: the last four weeks of all sites, compared, in a time zone. */
export const defaultAddress = (timeZone: string): Address => ({
  page: "overview",
  site: null,
  period: { kind: "last", days: 28 },
  compare: true,
  timeZone,
  live: false,
  theme: "system",
  filters: {},
  open: {},
});
