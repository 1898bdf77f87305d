import type { Amount } from "../../pipeline/commerce/amount";
import type { Customer } from "../../pipeline/commerce/customers";
import type { Order } from "../../pipeline/commerce/orders";
import type { Payment } from "../../pipeline/commerce/payments";
import type { Event } from "../../pipeline/event/events";
import type { EpochMs } from "../../pipeline/event/fieldType";
import type { Day } from "../../pipeline/lake/lakeKey";
import { moneyText } from "../moneyText";
import { dayMs } from "./arrivals";
import { chain } from "./chain";
import { type Random, random } from "./random";

/** What a restaurant's back end sends: a version of an order, a customer or a payment. */
export type BackOfficeRecord =
  | { readonly dataset: "orders"; readonly record: Order }
  | { readonly dataset: "customers"; readonly record: Customer }
  | { readonly dataset: "payments"; readonly record: Payment };

export interface BackOfficeOptions {
  readonly seed: number;
  /** The UTC day of the events. */
  readonly day: Day;
}

/**
 * The restaurants' back ends on a simulated day. Each event, in ascending time, gives the records that it brings about:
 * a guest who signed in is a customer, an order placed an order, a payment made a payment of it. Of the payments some
 * are pending first, some fail first, and a few are refunded. Everything follows from the events and the seed.
 */
export const backOffice = ({
  seed,
  day,
}: BackOfficeOptions): ((event: Event) => readonly BackOfficeRecord[]) => {
  const dayStartMs = Date.parse(`${day}T00:00:00.000Z`);
  const known = new Set<string>();
  const unpaid = new Map<string, Order>();
  const chanceOf = (id: string): Random => random([seed, hashOf(id), id.length], stream);

  const customerOf = (event: Event): readonly BackOfficeRecord[] => {
    const { user_id: id, site_id } = event;
    if (id === undefined || known.has(id)) return [];
    known.add(id);
    const signup_date = signupDate(chanceOf(id), dayStartMs);
    const record: Customer = {
      id,
      site_id,
      email: `${id}@guests.example`,
      ...regionOf(site_id),
      signup_date,
      updated_at: Date.parse(`${signup_date}T12:00:00.000Z`),
    };
    return [{ dataset: "customers", record }];
  };

  const placed = (event: Event): readonly BackOfficeRecord[] => {
    const {
      order_id: id,
      total_minor,
      currency,
      site_id,
      occurred_at,
      user_id,
      anonymous_id,
      table_id,
    } = event;
    if (id === undefined || total_minor === undefined || currency === undefined) return [];
    const order: Order = {
      id,
      site_id,
      ...(user_id === undefined ? {} : { customer_id: user_id }),
      total_amount: amountOf(total_minor, currency),
      currency,
      created_at: occurred_at,
      status: "placed",
      updated_at: occurred_at,
      properties: {
        ...(anonymous_id === undefined ? {} : { anonymous_id }),
        ...(table_id === undefined ? {} : { table_id }),
      },
    };
    unpaid.set(id, order);
    return [{ dataset: "orders", record: order }];
  };

  const paid = (event: Event): readonly BackOfficeRecord[] => {
    const order = unpaid.get(event.order_id ?? "");
    if (order === undefined) return [];
    unpaid.delete(order.id);
    return settlement(order, event.occurred_at, dayStartMs + dayMs - 1, chanceOf(order.id));
  };

  return (event) => [
    ...customerOf(event),
    ...(event.event_type === "order_placed" ? placed(event) : []),
    ...(event.event_type === "payment_made" ? paid(event) : []),
  ];
};

const failsFirst = 0.05;
const isPendingFirst = 0.3;
const isRefunded = 0.02;

/** The versions of the payments of an order, and of the order, when it is paid; none is later than `latestMs`. */
const settlement = (
  order: Order,
  paidAtMs: EpochMs,
  latestMs: EpochMs,
  random: Random,
): readonly BackOfficeRecord[] => {
  const { site_id, total_amount: amount, currency } = order;
  const payment = (
    attempt: number,
    updated_at: EpochMs,
    status: string,
    paid_at?: EpochMs,
  ): BackOfficeRecord => ({
    dataset: "payments",
    record: {
      id: `${order.id.replace(/^o-/, "p-")}-${attempt}`,
      site_id,
      order_id: order.id,
      amount,
      currency,
      status,
      ...(paid_at === undefined ? {} : { paid_at }),
      updated_at,
    },
  });
  const orderAs = (status: string, updated_at: EpochMs): BackOfficeRecord => ({
    dataset: "orders",
    record: { ...order, status, updated_at },
  });

  const records: BackOfficeRecord[] = [];
  const attempt = random.chance(failsFirst) ? 2 : 1;
  if (attempt === 2) records.push(payment(1, paidAtMs - random.between(2500, 3900), "failed"));
  if (random.chance(isPendingFirst))
    records.push(payment(attempt, paidAtMs - random.between(500, 2000), "pending"));
  records.push(payment(attempt, paidAtMs, "paid", paidAtMs), orderAs("paid", paidAtMs));
  const refundedAtMs = paidAtMs + random.between(300_000, 5_400_000);
  if (random.chance(isRefunded) && refundedAtMs <= latestMs)
    records.push(payment(attempt, refundedAtMs, "refunded", paidAtMs), orderAs("refunded", refundedAtMs));
  return records;
};

/** Not used by visits: drawing here shifts nothing there. */
const stream = 4;

/** FNV-1a, 32 bits. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
};

/** Guests sign up at tasting evenings, one every 30 days: each day of signing up is a file of the lake. */
const firstEveningMs = Date.UTC(2024, 0, 5);
const betweenEveningsMs = 30 * dayMs;
const evenings = 24;

/** The same on every day that the guest comes, and before each; long ago where the day itself is. */
const signupDate = (random: Random, dayStartMs: EpochMs): string => {
  const evening = random.between(0, evenings - 1);
  const usualMs = firstEveningMs + evening * betweenEveningsMs;
  const ms = usualMs < dayStartMs ? usualMs : dayStartMs - (evening + 1) * betweenEveningsMs;
  return new Date(ms).toISOString().slice(0, 10);
};

const regionOf = (siteId: string): { readonly region?: string } => {
  const site = chain.find((each) => each.siteId === siteId);
  return site === undefined ? {} : { region: site.region };
};

/** As the dataset's codec has it: without zeros at the end. */
const amountOf = (minor: number, currency: string): Amount =>
  moneyText(minor, currency)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
