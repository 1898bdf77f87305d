import type { Resource } from "../resource";
import { fixedLines } from "./fixedCost";
import type { Inventory } from "./inventory";
import { inventoryOf } from "./inventory";
import { unpricedIn } from "./pricedTypes";
import { assumed, levels, type Traffic } from "./traffic";
import { trafficLines } from "./trafficCost";

/** One line of a bill. */
export interface CostLine {
  readonly what: string;
  readonly usd: number;
  /** It is paid for each request or event on its way in. */
  readonly isWritePath?: boolean;
  /** It is paid each month for what was there before, too. */
  readonly isKept?: boolean;
}

/** An estimate: the same lines at every level, the first of them with no traffic at all. */
export interface Estimate {
  readonly lines: readonly { readonly what: string; readonly usd: readonly number[] }[];
  /** Idle, then one for each level. */
  readonly totals: readonly number[];
  /** The totals were every event sent alone. */
  readonly totalsOneByOne: readonly number[];
  /** What a million events cost on their way in: one a request, and as many as assumed. */
  readonly writePath: { readonly oneByOne: number; readonly batched: number };
  /** What costs something that is not in the estimate, each with the reason. */
  readonly unpriced: readonly string[];
}

/** What an installation costs a month. */
export const estimateOf = (resources: readonly Resource[]): Estimate => {
  const inventory = inventoryOf(resources);
  const volumes = [0, ...levels.map(({ eventsPerMonth }) => eventsPerMonth)];
  const bills = volumes.map((volume) => billOf(inventory, batched(volume)));
  return {
    lines: (bills[0] ?? []).map(({ what }, at) => ({ what, usd: bills.map((bill) => bill[at]?.usd ?? 0) })),
    totals: bills.map(sum),
    totalsOneByOne: volumes.map((volume) => sum(billOf(inventory, oneByOne(volume)))),
    writePath: {
      oneByOne: writePathOf(inventory, oneByOne(1_000_000)),
      batched: writePathOf(inventory, batched(1_000_000)),
    },
    unpriced: unpricedIn(resources, inventory),
  };
};

const batched = (eventsPerMonth: number): Traffic => ({
  eventsPerMonth,
  eventsPerRequest: assumed.eventsPerRequest,
});

const oneByOne = (eventsPerMonth: number): Traffic => ({ eventsPerMonth, eventsPerRequest: 1 });

/** What a month costs at a traffic, line by line; the lines are the same at any. */
export const billOf = (inventory: Inventory, traffic: Traffic): readonly CostLine[] => [
  ...fixedLines(inventory),
  ...trafficLines(inventory, traffic),
];

const sum = (lines: readonly CostLine[]): number => lines.reduce((total, { usd }) => total + usd, 0);

const writePathOf = (inventory: Inventory, traffic: Traffic): number =>
  sum(trafficLines(inventory, traffic).filter(({ isWritePath }) => isWritePath === true));
