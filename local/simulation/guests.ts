import { type Device, devices } from "./devices";
import { type Random, weighted } from "./random";
import type { Site } from "./site";

/** Who holds the phone. */
export interface Guest {
  readonly anonymousId: string;
  /** Where the guest has signed in. */
  readonly userId?: string;
  readonly device: Device;
  readonly language: string;
  readonly variantId: "small" | "large";
}

/** The A/B test that all guests are in: how large the dishes' photos are. */
export const experimentId = "photo-size";

/** How many of a site's guests come back, from day to day or twice on one day. */
export const regularsPerSite = 2000;

/** A guest who has not been here before, and gives no name. */
export const newcomer = (site: Site, random: Random): Guest => ({
  anonymousId: `a-${random.hex(16)}`,
  device: anyDevice(random),
  language: random.chance(0.72) ? site.language : random.pick(visitorsLanguages),
  variantId: random.chance(0.5) ? "large" : "small",
});

/** One of a site's regulars. `random` belongs to that regular alone, so that each visit meets the same guest. */
export const regular = (site: Site, number: number, random: Random): Guest => {
  const guest = { ...newcomer(site, random), language: site.language };
  return random.chance(0.6) ? { ...guest, userId: `customer-${site.path}-${number}` } : guest;
};

const anyDevice = weighted(devices);

const visitorsLanguages: readonly [string, ...string[]] = [
  "en-US",
  "en-GB",
  "de-DE",
  "fr-FR",
  "es-ES",
  "nl-NL",
  "zh-Hans-CN",
];
