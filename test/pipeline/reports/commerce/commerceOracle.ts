const dayMs = 24 * 3_600_000;

/** An order as it is now, or a payment's newest version. */
export interface OrderFact {
  readonly site: string;
  readonly customer: string | undefined;
  readonly currency: string;
  readonly status: string;
  readonly atMs: number;
}

export interface PaymentFact {
  readonly site: string;
  readonly currency: string;
  readonly status: string;
  readonly amountMinor: number;
  readonly atMs: number;
}

export interface World {
  readonly orders: readonly OrderFact[];
  readonly payments: readonly PaymentFact[];
}

/** From its first millisecond until before `endMs`. */
export interface Period {
  readonly beginMs: number;
  readonly endMs: number;
}

const isIn = ({ beginMs, endMs }: Period, { atMs }: { readonly atMs: number }): boolean =>
  atMs >= beginMs && atMs < endMs;

const counted = (orders: readonly OrderFact[]): readonly OrderFact[] =>
  orders.filter(({ status }) => status !== "cancelled");

/** Customers with an order in the period: when the first was, and whether another came within the days. */
export const retained = (
  { orders }: World,
  period: Period,
  withinDays: number,
): readonly { readonly firstMs: number; readonly returned: boolean }[] => {
  const all = counted(orders).filter(({ customer }) => customer !== undefined);
  const who = ({ site, customer }: OrderFact): string => JSON.stringify([site, customer]);
  const names = new Set(all.filter((order) => isIn(period, order)).map(who));
  return [...names].map((name) => {
    const times = all
      .filter((order) => who(order) === name)
      .map(({ atMs }) => atMs)
      .sort((a, b) => a - b);
    const first = times.findIndex((atMs) => isIn(period, { atMs }));
    const firstMs = times[first] ?? Number.NaN;
    const next = times[first + 1];
    return { firstMs, returned: next !== undefined && next - firstMs <= withinDays * dayMs };
  });
};

/** The figures of a period by name, and by currency where they are money. */
export const figures = (
  world: World,
  period: Period,
  withinDays: number,
): ReadonlyMap<string, number | null> => {
  const orders = counted(world.orders).filter((order) => isIn(period, order));
  const payments = world.payments.filter((payment) => payment.status === "paid" && isIn(period, payment));
  const customers = retained(world, period, withinDays);
  const values = new Map<string, number | null>([
    ["orders null", orders.length],
    ["customers null", customers.length],
    [
      "retention_rate null",
      customers.length === 0 ? null : customers.filter(({ returned }) => returned).length / customers.length,
    ],
  ]);
  for (const currency of new Set([...orders, ...payments].map((each) => each.currency))) {
    const revenue = payments
      .filter((payment) => payment.currency === currency)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const ordered = orders.filter((order) => order.currency === currency).length;
    values.set(`revenue_minor ${currency}`, revenue);
    values.set(`average_order_value_minor ${currency}`, ordered === 0 ? null : revenue / ordered);
  }
  return values;
};
