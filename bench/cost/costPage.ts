import { counted } from "../../review/cost/counted";
import { pricesLookedUpOn, pricesRegion } from "../../review/cost/prices";
import { assumptions } from "../../review/cost/traffic";
import { markdown } from "../../review/markdown";
import { type Block, heading, list, paragraph } from "../../review/page";
import type { Resource } from "../../review/resource";
import type { AskedPage } from "./askedPages";
import { askingBlocks } from "./askingBlocks";
import { breakEvenBlocks } from "./breakEvenBlocks";
import { countedEvents } from "./countedDay";
import { countsBlocks } from "./countsBlocks";
import { idleBlocks } from "./idleBlocks";
import { millionBlocks } from "./millionBlocks";
import { priceBlocks } from "./priceBlocks";
import { waysBlocks } from "./waysBlocks";

/** What the page is made of beside what was counted. */
export interface CostPageParts {
  /** Of all stacks, as they are by default, and with buffered delivery. */
  readonly direct: readonly Resource[];
  readonly buffered: readonly Resource[];
  readonly asked: readonly AskedPage[];
}

/** docs/cost.md. */
export const costPage = (parts: CostPageParts): string =>
  markdown([
    heading(1, "What it costs"),
    paragraph("Written by `npm run cost`; change that, not this page."),
    ...introduction(),
    ...millionBlocks(parts),
    ...countsBlocks(),
    ...idleBlocks(parts),
    ...waysBlocks(parts),
    ...breakEvenBlocks(parts),
    ...askingBlocks(parts.asked),
    heading(2, "What is taken for granted"),
    list(assumptions),
    ...priceBlocks(),
  ]);

const introduction = (): readonly Block[] => [
  paragraph(
    `US dollars at list prices of ${pricesRegion}, looked up on ${pricesLookedUpOn} (\`review/cost/prices.ts\`), first tier, without free tiers. ` +
      "The same prices and the same arithmetic are behind `npm run review`, which prices your own configuration; this page prices `examples/minimal.json`.",
  ),
  list([
    `**Counted:** requests. The product's own code runs for four simulated days of ${countedEvents.toLocaleString("en-US")} events each, with hourly compaction of all datasets, the nightly roll-up, sweep and checks, ` +
      "over ports that count; the last day is what stands here. A test holds that a fresh count is the same (`review/cost/counted.json`).",
    `**Measured:** processor time and bytes of Parquet, on ${counted.measured.on} (${counted.measured.machine}). That is no Lambda: the time is taken as Graviton's, by the function's share of a processor.`,
    "**Assumed:** what neither can show: how long S3 lets wait, how many messages Lambda hands over at once, what gateways log. All of it is [below](#what-is-taken-for-granted).",
    "Up to 20 events a request are sent by pages, each request one visitor's; 100 and 500 by a back end that forwards what comes in, visitors mixed.",
  ]),
];
