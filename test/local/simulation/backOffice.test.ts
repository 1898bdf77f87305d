import { backOffice } from "../../../local/simulation/backOffice";
import { simulate } from "../../../local/simulation/simulate";
import { customers } from "../../../pipeline/commerce/customers";
import { minorUnitsOf } from "../../../pipeline/commerce/minorUnits";
import { type Order, orders } from "../../../pipeline/commerce/orders";
import { type Payment, payments } from "../../../pipeline/commerce/payments";
import { decode } from "../../../pipeline/event/decode";
import type { Event } from "../../../pipeline/event/events";
import type { Day } from "../../../pipeline/lake/lakeKey";

const day = "2026-03-01" as Day;
const events = [...simulate({ seed: 7, day, events: 20_000 })];
const recordsOf = (seed: number, list: readonly Event[], on = day) =>
  list.flatMap(backOffice({ seed, day: on }));
const records = recordsOf(7, events);

const ofType = (type: string): readonly Event[] => events.filter(({ event_type }) => event_type === type);
const versionsOf = (dataset: "orders" | "payments" | "customers") =>
  records.filter((each) => each.dataset === dataset).map(({ record }) => record as Order & Payment);

/** The newest version of each id. */
const latest = (dataset: "orders" | "payments"): ReadonlyMap<string, Order & Payment> => {
  const found = new Map<string, Order & Payment>();
  for (const record of versionsOf(dataset)) {
    const before = found.get(record.id);
    if (before === undefined || (record.updated_at ?? 0) >= (before.updated_at ?? 0))
      found.set(record.id, record);
  }
  return found;
};

const minorOf = ({ total_amount, currency }: Order): number =>
  minorUnitsOf(total_amount, currency) ?? Number.NaN;
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

test("all records are what their datasets take, as they are and as they are sent", () => {
  const codecs = { orders: orders.codec, customers: customers.codec, payments: payments.codec };
  for (const { dataset, record } of records) {
    const codec = codecs[dataset] as typeof orders.codec;
    const sent: unknown = JSON.parse(JSON.stringify(codec.encode(record as Order)));
    expect(decode(codec, sent)).toEqual({ kind: "valid", value: record });
  }
});

test("the orders are those of the events: as many, for the same money, from the same people", () => {
  const placed = ofType("order_placed");
  const byId = latest("orders");
  expect(placed.length).toBeGreaterThan(200);
  expect(byId.size).toBe(placed.length);
  for (const { order_id = "", total_minor, currency, occurred_at, site_id, user_id } of placed) {
    const order = byId.get(order_id);
    expect(order).toMatchObject({ currency, created_at: occurred_at, site_id });
    expect(order?.customer_id).toBe(user_id);
    expect(order && minorOf(order)).toBe(total_minor);
  }
});

test("the money of the payments received and refunded is that of the payments made", () => {
  const made = ofType("payment_made");
  const all = [...latest("payments").values()];
  const settled = all.filter(({ status }) => status === "paid" || status === "refunded");
  expect(settled.map(({ order_id }) => order_id).sort()).toEqual(made.map(({ order_id }) => order_id).sort());
  const paidMinor = sum(settled.map(({ amount, currency }) => minorUnitsOf(amount, currency) ?? Number.NaN));
  expect(paidMinor).toBe(sum(made.map(({ total_minor = 0 }) => total_minor)));
  for (const { order_id, status } of settled) expect(latest("orders").get(order_id)?.status).toBe(status);
});

test("some payments are pending first, some fail first, and a few are refunded", () => {
  const statuses = versionsOf("payments").map(({ status }) => status);
  const count = (status: string): number => statuses.filter((each) => each === status).length;
  const made = ofType("payment_made").length;
  expect(count("paid")).toBe(made);
  for (const [status, least, most] of [
    ["pending", 0.2, 0.4],
    ["failed", 0.02, 0.1],
    ["refunded", 0.005, 0.05],
  ] as const) {
    expect(count(status) / made).toBeGreaterThan(least);
    expect(count(status) / made).toBeLessThan(most);
  }
});

test("customers are the guests who signed in, each once, since a day before that is the same tomorrow", () => {
  const guests = new Set(events.flatMap(({ user_id }) => user_id ?? []));
  const known = versionsOf("customers").map(({ id }) => id);
  expect(new Set(known)).toEqual(guests);
  expect(known).toHaveLength(guests.size);

  const tomorrow = "2026-03-02" as Day;
  const signups = (list: typeof records) =>
    new Map(list.flatMap((each) => (each.dataset === "customers" ? [[each.record.id, each.record]] : [])));
  const next = signups(recordsOf(7, [...simulate({ seed: 7, day: tomorrow, events: 20_000 })], tomorrow));
  const both = [...signups(records)].filter(([id]) => next.has(id));
  expect(both.length).toBeGreaterThan(1);
  for (const [id, customer] of both) {
    expect(next.get(id)).toEqual(customer);
    expect(customer.signup_date < day).toBe(true);
  }
});

test("before a day long ago customers have signed up, too", () => {
  const on = "2001-05-01" as Day;
  const early = recordsOf(7, [...simulate({ seed: 7, day: on, events: 4000 })], on);
  const dates = early.flatMap((each) => (each.dataset === "customers" ? [each.record.signup_date] : []));
  expect(dates.length).toBeGreaterThan(5);
  expect(dates.every((date) => date < on)).toBe(true);
});

test("no version is later than the day, and all of it follows from the events and the seed", () => {
  const end = Date.parse("2026-03-02T00:00:00Z");
  expect(records.every(({ record }) => (record.updated_at ?? 0) < end)).toBe(true);
  expect(recordsOf(7, events)).toEqual(records);
  expect(recordsOf(8, events)).not.toEqual(records);
});
