import { addSiteMetrics, type SiteMetrics } from "./siteMetrics";

/** What one user did on one day, or a part of it: by site. */
export type UserDayMetrics = ReadonlyMap<string, SiteMetrics>;

/** The sum of parts, in whatever order they come. */
export const sumOfMetrics = (parts: Iterable<UserDayMetrics>): UserDayMetrics => {
  const sum = new Map<string, SiteMetrics>();
  for (const part of parts) for (const [site, metrics] of part) addTo(sum, site, metrics);
  return sum;
};

/** Adds to a sum that is being made. */
export const addTo = (sum: Map<string, SiteMetrics>, site: string, metrics: SiteMetrics): void => {
  const before = sum.get(site);
  sum.set(site, before === undefined ? metrics : addSiteMetrics(before, metrics));
};
