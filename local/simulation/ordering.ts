import type { TabLine } from "./browsing";
import type { After, Moment } from "./moment";
import type { Random } from "./random";
import type { Meal, Site } from "./site";

/** Who orders where. */
export interface Ordering {
  readonly site: Site;
  readonly meal: Meal;
  readonly atTable: boolean;
  /** The address of the tab's page. */
  readonly tabUrl: string;
}

/** Takes a tab that is not empty to the checkout, and maybe to an order and its payment. */
export function* order(
  { site, meal, atTable, tabUrl }: Ordering,
  tab: readonly TabLine[],
  after: After,
  random: Random,
): Generator<Moment, void> {
  const lines: TabLine[] = [];
  for (const line of tab) {
    if (random.chance(0.93)) lines.push(line);
    else
      yield {
        event_type: "item_remove",
        occurred_at: after(1500, 12_000),
        ...line.named,
        quantity: line.quantity,
      };
  }
  if (lines.length === 0 || !random.chance(atTable ? 0.9 : 0.55)) return;

  const page = { page_url: tabUrl };
  const sum = {
    currency: site.currency,
    total_minor: lines.reduce((total, { dish, quantity }) => total + dish.priceMinor * quantity, 0),
  };
  yield { event_type: "page_view", occurred_at: after(1200, 8000), ...page };
  yield { event_type: "checkout_start", occurred_at: after(50, 400), ...page, ...sum };
  if (!random.chance(atTable ? 0.94 : 0.5)) return;

  const placed = { ...page, order_id: `o-${random.hex(16)}` };
  yield {
    event_type: "click",
    occurred_at: after(3000, 40_000),
    ...page,
    element_id: "place-order",
    element_text: site.words.placeOrder,
  };
  yield { event_type: "order_placed", occurred_at: after(80, 900), ...placed, ...sum };
  for (const { named, quantity } of lines)
    yield { event_type: "item_buy", occurred_at: after(0, 3), ...named, ...placed, quantity };

  if (atTable && random.chance(0.12)) yield waiterCalled(after(300_000, 1_500_000), random);
  if (random.chance(0.04)) return;
  const { minMs, maxMs } = atTable ? mealLasts[meal] : paidAtOnce;
  yield {
    event_type: "click",
    occurred_at: after(minMs, maxMs),
    ...page,
    element_id: "pay-now",
    element_text: site.words.payNow,
  };
  yield {
    event_type: "payment_made",
    occurred_at: after(4000, 45_000),
    ...placed,
    ...sum,
    properties: { method: random.pick(payments) },
  };
}

/** A custom event type, as any producer may send one. */
export const waiterCalled = (atMs: number, random: Random): Moment => ({
  event_type: "waiter_called",
  occurred_at: atMs,
  properties: { reason: random.pick(reasons), urgent: random.chance(0.1) },
});

const mealLasts = {
  lunch: { minMs: 600_000, maxMs: 2_400_000 },
  dinner: { minMs: 1_200_000, maxMs: 4_800_000 },
} as const;
const paidAtOnce = { minMs: 3000, maxMs: 20_000 } as const;

const payments: readonly [string, ...string[]] = ["card", "card", "apple_pay", "google_pay", "cash"];
const reasons: readonly [string, ...string[]] = ["bill", "water", "bread", "question about the menu"];
