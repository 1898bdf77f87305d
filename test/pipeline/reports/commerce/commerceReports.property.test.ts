import fc from "fast-check";
import { customerRetention } from "../../../../pipeline/reports/commerce/customerRetention";
import { kpiSummary } from "../../../../pipeline/reports/commerce/kpiSummary";
import { runReport } from "../../../../pipeline/reports/report";
import { aCommerceLake, anOrder, aPayment, type CommerceLake } from "../../../support/aCommerceLake";
import { figures, type OrderFact, type PaymentFact, retained, type World } from "./commerceOracle";

let lake: CommerceLake;
beforeAll(async () => {
  lake = await aCommerceLake();
});

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const beginMs = Date.parse("2026-03-10T00:00:00Z");

/** Times on the hour, so that many fall together, on the edge of a day or exactly some days apart. */
const time = fc.integer({ min: -8 * 24, max: 12 * 24 }).map((hours) => beginMs + hours * hourMs);
const site = fc.constantFrom("luna", "sole");
const currency = fc.constantFrom("EUR", "JPY");

const order: fc.Arbitrary<OrderFact> = fc.record({
  site,
  customer: fc.constantFrom("ada", "ben", "cleo", undefined),
  currency,
  status: fc.constantFrom("completed", "paid", "cancelled"),
  atMs: time,
});
const payment: fc.Arbitrary<PaymentFact> = fc.record({
  site,
  currency,
  status: fc.constantFrom("paid", "paid", "failed", "refunded"),
  amountMinor: fc.integer({ min: -5_000, max: 500_000 }),
  atMs: time,
});
const world: fc.Arbitrary<World> = fc.record({
  orders: fc.array(order, { maxLength: 25 }),
  payments: fc.array(payment, { maxLength: 12 }),
});
const asked = fc.record({
  firstDay: fc.integer({ min: 0, max: 4 }),
  days: fc.integer({ min: 1, max: 4 }),
  within_days: fc.integer({ min: 1, max: 6 }),
});

const iso = (ms: number): string => new Date(ms).toISOString();
const dateOf = (ms: number): string => iso(ms).slice(0, 10);
const amount = (minor: number, currencyCode: string): string | number =>
  currencyCode === "JPY" ? minor : (minor / 100).toFixed(2);

/** Each thing has an earlier version that says something else. */
const show = ({ orders, payments }: World): Promise<void> =>
  lake.show({
    orders: orders.flatMap(({ site: site_id, customer, currency: code, status, atMs }, n) => {
      const now = anOrder(`o${n}`, iso(atMs), {
        ...{ site_id, customer_id: customer, currency: code, status, total_amount: 7 },
        received_at: iso(atMs + 30 * dayMs),
      });
      return [{ ...now, status: "open", customer_id: "nobody", received_at: iso(atMs) }, now];
    }),
    payments: payments.flatMap(({ site: site_id, currency: code, status, amountMinor, atMs }, n) => {
      const now = aPayment(`p${n}`, iso(atMs), {
        ...{ site_id, currency: code, status, amount: amount(amountMinor, code) },
        received_at: iso(atMs + 30 * dayMs),
      });
      return [{ ...now, status: "paid", amount: 9, received_at: iso(atMs) }, now];
    }),
  });

const periodOf = ({ firstDay, days }: { readonly firstDay: number; readonly days: number }) => ({
  beginMs: beginMs + firstDay * dayMs,
  endMs: beginMs + (firstDay + days) * dayMs,
});

test("customer-retention agrees with a count by hand, in total and by day", async () => {
  await fc.assert(
    fc.asyncProperty(world, asked, async (facts, { within_days, ...when }) => {
      await show(facts);
      const period = periodOf(when);
      const customers = retained(facts, period, within_days);
      const rowOf = (day: string | null, of: typeof customers) => ({
        day,
        customers: of.length,
        returning_customers: of.filter(({ returned }) => returned).length,
        retention_rate: of.filter(({ returned }) => returned).length / of.length,
      });
      const scope = { from: dateOf(period.beginMs), to: dateOf(period.endMs - 1), within_days };
      expect(await runReport(lake.engine)(customerRetention, scope)).toEqual(
        customers.length === 0 ? [] : [rowOf(null, customers)],
      );
      const days = [...new Set(customers.map(({ firstMs }) => dateOf(firstMs)))].sort();
      expect(await runReport(lake.engine)(customerRetention, { ...scope, by: "day" })).toEqual(
        days.map((day) =>
          rowOf(
            day,
            customers.filter(({ firstMs }) => dateOf(firstMs) === day),
          ),
        ),
      );
    }),
    { numRuns: 20, seed: 7 },
  );
});

test("kpi-summary agrees with a count by hand, of this period and the one before", async () => {
  await fc.assert(
    fc.asyncProperty(world, asked, async (facts, { within_days, ...when }) => {
      await show(facts);
      const period = periodOf(when);
      const length = period.endMs - period.beginMs;
      const before = { beginMs: period.beginMs - length, endMs: period.beginMs };
      const values = figures(facts, period, within_days);
      const previous = figures(facts, before, within_days);

      const rows = await runReport(lake.engine)(kpiSummary, {
        ...{ from: dateOf(period.beginMs), to: dateOf(period.endMs - 1), within_days },
      });
      const keys = rows.map((row) => `${row.metric} ${row.currency}`);
      expect([...keys].sort()).toEqual([...new Set([...values.keys(), ...previous.keys()])].sort());
      for (const [n, row] of rows.entries()) {
        const none = row.metric === "revenue_minor" ? 0 : null;
        const [now, then] = [values.get(keys[n] ?? "") ?? none, previous.get(keys[n] ?? "") ?? none];
        expect([row.value, row.previous]).toEqual([now, then]);
        expect(row.change).toEqual(now === null || then === null ? null : now - then);
        expect(row.relative_change).toEqual(
          now === null || then === null || then === 0 ? null : (now - then) / then,
        );
      }
    }),
    { numRuns: 20, seed: 7 },
  );
});
