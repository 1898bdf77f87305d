import { prices, pricesLookedUpOn, pricesRegion } from "../../review/cost/prices";
import type { Block } from "../../review/page";

/** Every price that is used, with where it was found. */
export const priceBlocks = (): readonly Block[] => [
  {
    kind: "details",
    summary: `The price table (${pricesRegion}, looked up on ${pricesLookedUpOn})`,
    blocks: [
      {
        kind: "table",
        head: ["one of", "US dollars", "the page's date", "the page"],
        rows: Object.values(prices).map(({ unit, usd, asOf, source }) => [unit, String(usd), asOf, source]),
      },
    ],
  },
];
