import type { Estimate } from "./cost/monthlyCost";
import { prices, pricesLookedUpOn, pricesRegion } from "./cost/prices";
import { assumed, assumptions, levels } from "./cost/traffic";
import { type Block, foldedList, heading, list, paragraph } from "./page";

/** The estimate as a table, with all that it rests on. */
export const costBlocks = ({
  lines,
  totals,
  totalsOneByOne,
  writePath,
  unpriced,
}: Estimate): readonly Block[] => [
  heading(2, "Cost a month"),
  paragraph(
    `In US dollars, by list prices of ${pricesRegion}, looked up on ${pricesLookedUpOn}. An estimate for comparing, not a bill: ` +
      "other regions differ, and so does your traffic.",
  ),
  {
    kind: "table",
    head: ["", "idle", ...levels.map(({ name }) => name)],
    rows: [
      ["**All together**", ...totals.map((usd) => `**${dollars(usd)}**`)],
      ["the same, one event a request", ...totalsOneByOne.map(dollars)],
    ],
  },
  list(levels.map(({ name, meaning }) => `${name}: ${meaning}`)),
  paragraph(
    `A million events cost ${dollars(writePath.oneByOne)} on their way in when each is sent alone, and ` +
      `${dollars(writePath.batched)} at ${assumed.eventsPerRequest} a request: requests, ingest, raw objects with their replicas, counters.`,
  ),
  {
    kind: "details",
    summary: `Line by line (${lines.length})`,
    blocks: [
      {
        kind: "table",
        head: ["", "idle", ...levels.map(({ name }) => name)],
        rows: lines.map(({ what, usd }) => [what, ...usd.map(dollars)]),
      },
    ],
  },
  ...foldedList(`Not in the estimate (${unpriced.length})`, unpriced, 12),
  { kind: "details", summary: "What the estimate takes for granted", blocks: [list(assumptions)] },
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

/** `$1,234`, `$12.30`, `$0.004`: enough digits to compare, none that pretend. */
export const dollars = (usd: number): string => {
  if (usd === 0) return "$0";
  if (usd < 0.005) return "< $0.01";
  if (usd < 100) return `$${usd.toFixed(2)}`;
  return `$${Math.round(usd)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",")}`;
};
