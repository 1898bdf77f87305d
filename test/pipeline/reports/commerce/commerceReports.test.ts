import { averageOrderValue } from "../../../../pipeline/reports/commerce/averageOrderValue";
import { commerceReports } from "../../../../pipeline/reports/commerce/commerceReports";
import { customerRetention } from "../../../../pipeline/reports/commerce/customerRetention";
import { customers } from "../../../../pipeline/reports/commerce/customers";
import { kpiSummary } from "../../../../pipeline/reports/commerce/kpiSummary";
import { orders } from "../../../../pipeline/reports/commerce/orders";
import { orderValue } from "../../../../pipeline/reports/commerce/orderValue";
import { paymentStatuses } from "../../../../pipeline/reports/commerce/paymentStatuses";
import { revenue } from "../../../../pipeline/reports/commerce/revenue";
import type { AskedOf, Parameters } from "../../../../pipeline/reports/parameter";
import { type Asking, type Report, runReport } from "../../../../pipeline/reports/report";
import { aCommerceLake, anOrder, aPayment, type CommerceLake } from "../../../support/aCommerceLake";

let lake: CommerceLake;
beforeAll(async () => {
  lake = await aCommerceLake();
});

const march = { from: "2026-03-01", to: "2026-03-31" };

const answer = <P extends Parameters, Row>(
  report: Report<P, Row>,
  asked: Partial<AskedOf<P>> = {},
  asking: Asking = {},
): Promise<readonly Row[]> =>
  runReport(lake.engine)(report, { ...march, ...asked } as unknown as AskedOf<P>, asking);

const at = (time: string): string => `2026-03-${time}Z`;
const later = "2026-03-20T00:00:00Z";

describe("revenue", () => {
  test("sums what was paid, by currency and by the newest version of each payment", async () => {
    await lake.show({
      payments: [
        aPayment("p1", at("01T10:00:00"), { amount: "43.50" }),
        aPayment("p2", at("02T10:00:00"), { amount: 0.1, status: "PAID" }),
        // pending first, paid later, by its own clock
        aPayment("p3", at("02T11:00:00"), {
          ...{ status: "pending", paid_at: undefined, amount: "5" },
          ...{ received_at: at("02T11:00:00"), updated_at: at("02T11:00:00") },
        }),
        aPayment("p3", at("02T12:00:00"), {
          amount: "5",
          received_at: at("02T10:30:00"),
          updated_at: at("02T12:00:00"),
        }),
        // paid, then given back
        aPayment("p4", at("03T10:00:00")),
        aPayment("p4", at("03T10:00:00"), { status: "refunded", received_at: later }),
        // corrected
        aPayment("p5", at("03T10:00:00"), { amount: "99" }),
        aPayment("p5", at("03T10:00:00"), { amount: "9.99", received_at: later }),
        aPayment("p6", at("03T10:00:00"), { status: "failed" }),
        aPayment("y1", at("03T10:00:00"), { amount: 1200, currency: "JPY" }),
        aPayment("k1", at("03T10:00:00"), { amount: "1.234", currency: "KWD" }),
        // the same id at another site is another payment
        aPayment("p1", at("01T10:00:00"), { amount: "0.01", site_id: "sole" }),
      ],
    });
    expect(await answer(revenue)).toEqual([
      { day: null, currency: "EUR", revenue_minor: 4350 + 10 + 500 + 999 + 1, payments: 5 },
      { day: null, currency: "JPY", revenue_minor: 1200, payments: 1 },
      { day: null, currency: "KWD", revenue_minor: 1234, payments: 1 },
    ]);
    expect(await answer(revenue, { by: "day" })).toEqual([
      { day: "2026-03-01", currency: "EUR", revenue_minor: 4351, payments: 2 },
      { day: "2026-03-02", currency: "EUR", revenue_minor: 510, payments: 2 },
      { day: "2026-03-03", currency: "EUR", revenue_minor: 999, payments: 1 },
      { day: "2026-03-03", currency: "JPY", revenue_minor: 1200, payments: 1 },
      { day: "2026-03-03", currency: "KWD", revenue_minor: 1234, payments: 1 },
    ]);
    expect(await answer(revenue, { site_id: "sole" })).toMatchObject([{ revenue_minor: 1 }]);
    expect(await answer(revenue, {}, { sites: ["sole", "mare"] })).toMatchObject([{ revenue_minor: 1 }]);
    expect(await answer(revenue, { site_id: "luna" }, { sites: ["sole"] })).toEqual([]);
  });

  test("takes a payment without paid_at as of its newest version", async () => {
    await lake.show({
      payments: [
        aPayment("p1", at("05T10:00:00"), { paid_at: undefined, updated_at: at("04T10:00:00") }),
        aPayment("p2", at("05T10:00:00"), { paid_at: undefined }),
      ],
    });
    expect(await answer(revenue, { by: "day" })).toMatchObject([
      { day: "2026-03-04", payments: 1 },
      { day: "2026-03-05", payments: 1 },
    ]);
  });

  test("adds the largest amounts to the cent", async () => {
    const many = Array.from({ length: 7 }, (_, n) =>
      aPayment(`p${n}`, at("01T00:00:00"), { amount: "999999999.99" }),
    );
    await lake.show({ payments: many });
    expect(await answer(revenue)).toMatchObject([{ revenue_minor: 7 * 99_999_999_999 }]);
  });

  test("has the days of the time zone, also on those with 23 and 25 hours", async () => {
    await lake.show({
      payments: [
        // in Rome the clocks go forward on 29 March 2026 at 01:00 UTC, and back on 25 October
        aPayment("a", "2026-03-28T22:59:59.999Z"),
        aPayment("b", "2026-03-28T23:00:00.000Z"),
        aPayment("c", "2026-03-29T21:59:59.999Z"),
        aPayment("d", "2026-03-29T22:00:00.000Z"),
        aPayment("e", "2026-10-24T22:00:00.000Z"),
        aPayment("f", "2026-10-25T22:59:59.999Z"),
        aPayment("g", "2026-10-25T23:00:00.000Z"),
      ],
    });
    const rome = { time_zone: "Europe/Rome" };
    expect(await answer(revenue, { ...rome, from: "2026-03-29", to: "2026-03-29", by: "day" })).toMatchObject(
      [{ day: "2026-03-29", payments: 2 }],
    );
    expect(await answer(revenue, { ...rome, from: "2026-10-25", to: "2026-10-25" })).toMatchObject([
      { day: null, payments: 2 },
    ]);
    expect(await answer(revenue, { ...rome, from: "2026-03-01", to: "2026-12-31", by: "day" })).toMatchObject(
      [
        { day: "2026-03-28", payments: 1 },
        { day: "2026-03-29", payments: 2 },
        { day: "2026-03-30", payments: 1 },
        { day: "2026-10-25", payments: 2 },
        { day: "2026-10-26", payments: 1 },
      ],
    );
  });
});

describe("order-value", () => {
  test("sums the totals of orders, paid or not, by currency and by their newest versions", async () => {
    await lake.show({
      orders: [
        anOrder("o1", at("01T10:00:00"), { total_amount: "10.10", status: "open" }),
        anOrder("o2", at("01T11:00:00"), { total_amount: "99" }),
        anOrder("o2", at("01T11:00:00"), { total_amount: "20.25", received_at: later }),
        anOrder("o3", at("02T11:00:00"), { total_amount: "0.05" }),
        anOrder("o4", at("02T12:00:00"), { total_amount: "7", status: "CANCELLED" }),
        anOrder("o5", at("02T13:00:00"), { total_amount: 900, currency: "JPY" }),
        anOrder("before", "2026-02-28T23:59:59.999Z"),
        anOrder("after", "2026-04-01T00:00:00.000Z"),
      ],
    });
    expect(await answer(orderValue)).toEqual([
      { day: null, currency: "EUR", orders: 3, total_minor: 3040, mean_minor: 3040 / 3 },
      { day: null, currency: "JPY", orders: 1, total_minor: 900, mean_minor: 900 },
    ]);
    expect(await answer(orderValue, { by: "day" })).toMatchObject([
      { day: "2026-03-01", currency: "EUR", orders: 2, total_minor: 3035 },
      { day: "2026-03-02", currency: "EUR", orders: 1, total_minor: 5 },
      { day: "2026-03-02", currency: "JPY", orders: 1, total_minor: 900 },
    ]);
    await lake.show({ orders: [] });
    expect(await answer(orderValue)).toEqual([]);
  });
});

describe("orders and customers", () => {
  test("an order counts once, as its newest version has it, and a cancelled one apart", async () => {
    await lake.show({
      orders: [
        anOrder("o1", at("01T23:59:59.999"), { status: "open" }),
        anOrder("o1", at("01T23:59:59.999"), { status: "completed", received_at: later }),
        anOrder("o2", at("02T00:00:00")),
        anOrder("o3", at("02T10:00:00"), { customer_id: undefined }),
        anOrder("o4", at("02T11:00:00"), { customer_id: "ben" }),
        anOrder("o4", at("02T11:00:00"), {
          customer_id: "ben",
          status: "Cancelled",
          received_at: "2026-04-20T00:00:00Z",
        }),
        anOrder("o5", at("02T12:00:00"), { customer_id: "ada", site_id: "sole" }),
        anOrder("before", "2026-02-28T23:59:59.999Z"),
        anOrder("after", "2026-04-01T00:00:00.000Z"),
      ],
    });
    expect(await answer(orders)).toEqual([
      { day: null, orders: 4, anonymous_orders: 1, cancelled_orders: 1 },
    ]);
    expect(await answer(orders, { by: "day" })).toEqual([
      { day: "2026-03-01", orders: 1, anonymous_orders: 0, cancelled_orders: 0 },
      { day: "2026-03-02", orders: 3, anonymous_orders: 1, cancelled_orders: 1 },
    ]);
    // Ada of Luna and Ada of Sole are two
    expect(await answer(customers)).toEqual([{ day: null, customers: 2, orders: 3 }]);
    expect(await answer(customers, { by: "day" })).toEqual([
      { day: "2026-03-01", customers: 1, orders: 1 },
      { day: "2026-03-02", customers: 2, orders: 2 },
    ]);
    expect(await answer(customers, { site_id: "sole" })).toEqual([{ day: null, customers: 1, orders: 1 }]);
    expect(await answer(orders, { site_id: "sole" })).toMatchObject([{ orders: 1, cancelled_orders: 0 }]);
  });

  test("an order that says it was placed in the far future is there, where somebody asks for that day", async () => {
    await lake.show({ orders: [anOrder("o1", "2199-01-01T00:00:00Z", { received_at: later })] });
    expect(await answer(orders, { from: "2199-01-01", to: "2199-01-01" })).toMatchObject([{ orders: 1 }]);
  });
});

describe("average-order-value", () => {
  test("is revenue ÷ orders, by currency, and nothing without orders", async () => {
    await lake.show({
      orders: [
        anOrder("o1", at("01T10:00:00")),
        anOrder("o2", at("01T11:00:00")),
        anOrder("o3", at("02T10:00:00"), { status: "cancelled" }),
        anOrder("y1", at("02T10:00:00"), { currency: "JPY", total_amount: 900 }),
      ],
      payments: [
        aPayment("p1", at("01T12:00:00"), { amount: "10.00" }),
        aPayment("p2", at("02T09:00:00"), { amount: "10.01" }),
        aPayment("p3", at("02T09:00:00"), { amount: "70", status: "pending" }),
      ],
    });
    const eur = { currency: "EUR" };
    expect(await answer(averageOrderValue)).toEqual([
      { day: null, ...eur, revenue_minor: 2001, orders: 2, average_order_value_minor: 1000.5 },
      { day: null, currency: "JPY", revenue_minor: 0, orders: 1, average_order_value_minor: 0 },
    ]);
    expect(await answer(averageOrderValue, { by: "day" })).toEqual([
      { day: "2026-03-01", ...eur, revenue_minor: 1000, orders: 2, average_order_value_minor: 500 },
      { day: "2026-03-02", ...eur, revenue_minor: 1001, orders: 0, average_order_value_minor: null },
      { day: "2026-03-02", currency: "JPY", revenue_minor: 0, orders: 1, average_order_value_minor: 0 },
    ]);
  });
});

describe("payment-statuses", () => {
  test("tells payments, sums and shares by status, within a currency", async () => {
    await lake.show({
      payments: [
        aPayment("p1", at("01T10:00:00"), { amount: "1.50" }),
        aPayment("p2", at("02T10:00:00"), { amount: "2", status: "Paid" }),
        aPayment("p3", at("02T11:00:00"), { amount: "4", status: "failed" }),
        aPayment("p4", at("02T12:00:00"), { amount: "8", status: "pending", paid_at: undefined }),
        aPayment("p5", at("02T12:00:00"), { amount: "16", status: "chargeback", paid_at: undefined }),
        aPayment("y1", at("02T12:00:00"), { amount: 32, currency: "JPY", status: "refunded" }),
      ],
    });
    const eur = { day: null, currency: "EUR" };
    expect(await answer(paymentStatuses)).toEqual([
      { ...eur, status: "paid", payments: 2, amount_minor: 350, share: 0.4 },
      { ...eur, status: "chargeback", payments: 1, amount_minor: 1600, share: 0.2 },
      { ...eur, status: "failed", payments: 1, amount_minor: 400, share: 0.2 },
      { ...eur, status: "pending", payments: 1, amount_minor: 800, share: 0.2 },
      { day: null, currency: "JPY", status: "refunded", payments: 1, amount_minor: 32, share: 1 },
    ]);
    const byDay = await answer(paymentStatuses, { by: "day" });
    expect(byDay.map(({ day, status, share }) => [day, status, share])).toEqual([
      ["2026-03-01", "paid", 1],
      ["2026-03-02", "chargeback", 0.25],
      ["2026-03-02", "failed", 0.25],
      ["2026-03-02", "paid", 0.25],
      ["2026-03-02", "pending", 0.25],
      ["2026-03-02", "refunded", 1],
    ]);
  });
});

describe("customer-retention", () => {
  test("counts who orders again soon enough, also after the period", async () => {
    await lake.show({
      orders: [
        // just in time, and a millisecond late
        anOrder("a1", at("31T10:00:00.000"), { customer_id: "ada" }),
        anOrder("a2", "2026-04-30T10:00:00.000Z", { customer_id: "ada" }),
        anOrder("b1", at("31T10:00:00.000"), { customer_id: "ben" }),
        anOrder("b2", "2026-04-30T10:00:00.001Z", { customer_id: "ben" }),
        // an order before the period is no first, and a cancelled one no repeat
        anOrder("c0", "2026-02-28T10:00:00Z", { customer_id: "cleo" }),
        anOrder("c1", at("01T10:00:00"), { customer_id: "cleo" }),
        anOrder("c2", at("02T10:00:00"), { customer_id: "cleo", status: "cancelled" }),
        // two at one instant are two, but one of another site is another customer's
        anOrder("d1", at("01T10:00:00"), { customer_id: "dora" }),
        anOrder("d2", at("01T10:00:00"), { customer_id: "dora" }),
        anOrder("e1", at("01T10:00:00"), { customer_id: "eve" }),
        anOrder("e2", at("02T10:00:00"), { customer_id: "eve", site_id: "sole" }),
        // two versions of one order are one
        anOrder("f1", at("01T10:00:00"), { customer_id: "fay" }),
        anOrder("f1", at("01T10:00:00"), { customer_id: "fay", status: "paid", received_at: later }),
        anOrder("n1", at("01T10:00:00"), { customer_id: undefined }),
        anOrder("n2", at("02T10:00:00"), { customer_id: undefined }),
      ],
    });
    expect(await answer(customerRetention)).toEqual([
      { day: null, customers: 7, returning_customers: 2, retention_rate: 2 / 7 },
    ]);
    expect(await answer(customerRetention, { by: "day" })).toEqual([
      { day: "2026-03-01", customers: 4, returning_customers: 1, retention_rate: 0.25 },
      { day: "2026-03-02", customers: 1, returning_customers: 0, retention_rate: 0 },
      { day: "2026-03-31", customers: 2, returning_customers: 1, retention_rate: 0.5 },
    ]);
    expect(await answer(customerRetention, { within_days: 31 })).toMatchObject([{ returning_customers: 3 }]);
    expect(await answer(customerRetention, { within_days: 29 })).toMatchObject([{ returning_customers: 1 }]);
  });
});

describe("kpi-summary", () => {
  test("puts the period beside as many days before it", async () => {
    await lake.show({
      orders: [
        anOrder("o1", at("08T10:00:00")),
        anOrder("o2", at("09T10:00:00")),
        anOrder("o3", at("09T10:00:00"), { customer_id: "ben" }),
        anOrder("o4", at("07T10:00:00"), { customer_id: "cleo" }),
        anOrder("o5", at("06T00:00:00"), { customer_id: undefined }),
        anOrder("o0", at("05T23:59:59.999")),
      ],
      payments: [
        aPayment("p1", at("08T10:00:00"), { amount: "30" }),
        aPayment("p2", at("06T10:00:00"), { amount: "20" }),
        aPayment("y1", at("06T10:00:00"), { amount: 500, currency: "JPY" }),
      ],
    });
    const eur = { currency: "EUR" };
    const none = { currency: null };
    expect(await answer(kpiSummary, { from: "2026-03-08", to: "2026-03-09" })).toEqual([
      { metric: "revenue_minor", ...eur, value: 3000, previous: 2000, change: 1000, relative_change: 0.5 },
      {
        metric: "revenue_minor",
        currency: "JPY",
        value: 0,
        previous: 500,
        change: -500,
        relative_change: -1,
      },
      { metric: "orders", ...none, value: 3, previous: 2, change: 1, relative_change: 0.5 },
      { metric: "customers", ...none, value: 2, previous: 1, change: 1, relative_change: 1 },
      {
        ...{ metric: "average_order_value_minor", ...eur, value: 1000, previous: 1000 },
        ...{ change: 0, relative_change: 0 },
      },
      {
        ...{ metric: "average_order_value_minor", currency: "JPY", value: null, previous: null },
        ...{ change: null, relative_change: null },
      },
      { metric: "retention_rate", ...none, value: 0.5, previous: 0, change: 0.5, relative_change: null },
    ]);
  });

  test("of nothing has zeros where they are counts, and no rates", async () => {
    await lake.show({});
    const none = { currency: null, relative_change: null };
    expect(await answer(kpiSummary)).toEqual([
      { metric: "orders", ...none, value: 0, previous: 0, change: 0 },
      { metric: "customers", ...none, value: 0, previous: 0, change: 0 },
      { metric: "retention_rate", ...none, value: null, previous: null, change: null },
    ]);
  });
});

test.each(
  commerceReports.filter(({ name }) => name !== "kpi-summary").map((report) => [report.name, report]),
)("%s tells nothing of an empty lake, in total or by day, live or not", async (_, report) => {
  await lake.show({});
  for (const by of ["total", "day"])
    for (const live of [true, false]) expect(await answer(report, { by }, { live })).toEqual([]);
});
