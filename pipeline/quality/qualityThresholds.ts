import * as either from "fp-ts/Either";
import * as t from "io-ts";
import { boundsOf } from "./bounds";
import { partsWithDefaults } from "./partsWithDefaults";

/** Of the records that a rule is about, the share that keeps it: at least. */
const share = (warn: number | null, fail: number | null) => boundsOf("at least", 1, { warn, fail });

/** Hours since the last receipt: at most. */
const hours = (warn: number | null, fail: number | null) => boundsOf("at most", 366 * 24, { warn, fail });

/** A day's rows as a multiple of what its weekday usually has. */
const volume = partsWithDefaults("bounds of a volume", {
  at_least: boundsOf("at least", 1, { warn: 0.5, fail: 0.1 }),
  at_most: boundsOf("at most", 1_000_000, { warn: 2, fail: null }),
});

const defaultLeastChecked = 20;

const leastChecked: t.Type<number, unknown, unknown> = new t.Type(
  "a whole number from 0 to 1000000000",
  (u): u is number => Number.isSafeInteger(u) && (u as number) >= 0 && (u as number) <= 1_000_000_000,
  (u, context) => {
    const value = isLeftOut(u) ? defaultLeastChecked : u;
    return leastChecked.is(value) ? t.success(value) : t.failure(u, context);
  },
  (n) => (n === defaultLeastChecked ? {} : n),
);

const isLeftOut = (u: unknown): boolean => typeof u === "object" && u !== null && Object.keys(u).length === 0;

/**
 * From when on a figure of the quality reports is told, and from when on it is an alarm: by rule, then by dataset and
 * field, as `{"completeness": {"events.session_id": {"warn": 0.9, "fail": 0.5}}}`. What is left out has its default;
 * null is never. docs/data-quality.md says what each rule means.
 */
export const QualityThresholds = partsWithDefaults("thresholds of data quality", {
  /** Of fewer records a share warns at most, and a weekday that usually has fewer rows is not judged. */
  least_checked: leastChecked,
  completeness: partsWithDefaults("thresholds of completeness", {
    "events.visitor_id": share(0.95, 0.5),
    "events.session_id": share(0.95, 0.5),
    "events.page_path": share(0.95, 0.5),
    "events.item_id": share(0.99, 0.9),
    "events.price_minor": share(0.9, null),
    "events.total_minor": share(0.95, 0.5),
    "events.currency": share(0.99, 0.9),
    "orders.customer_id": share(null, null),
    "customers.email": share(null, null),
    "customers.region": share(null, null),
    "payments.paid_at": share(0.99, 0.9),
  }),
  uniqueness: partsWithDefaults("thresholds of uniqueness", {
    "events.event_id": share(0.9999, 0.999),
    "orders.version_at": share(0.9999, 0.99),
    "customers.version_at": share(0.9999, 0.99),
    "payments.version_at": share(0.9999, 0.99),
  }),
  integrity: partsWithDefaults("thresholds of integrity", {
    "payments.order_id": share(0.999, 0.99),
    "orders.customer_id": share(0.99, 0.9),
    "events.order_id": share(0.98, 0.8),
  }),
  not_negative: partsWithDefaults("thresholds of not_negative", {
    "events.price_minor": share(1, 0.999),
    "events.total_minor": share(1, 0.999),
    "orders.total_amount": share(1, 0.999),
    "payments.amount": share(1, 0.999),
  }),
  known_status: partsWithDefaults("thresholds of known_status", {
    "orders.status": share(1, 0.95),
    "payments.status": share(1, 0.95),
  }),
  not_in_future: partsWithDefaults("thresholds of not_in_future", {
    "orders.created_at": share(1, 0.99),
    "customers.signup_date": share(1, 0.99),
    "payments.paid_at": share(1, 0.99),
  }),
  not_clamped: partsWithDefaults("thresholds of not_clamped", {
    "events.occurred_at": share(0.99, 0.9),
  }),
  freshness: partsWithDefaults("thresholds of freshness, in hours", {
    "events.received_at": hours(36, 72),
    "orders.received_at": hours(48, 96),
    "customers.received_at": hours(14 * 24, null),
    "payments.received_at": hours(48, 96),
  }),
  volume: partsWithDefaults("thresholds of volume", {
    "events.occurred_at": volume,
    "orders.created_at": volume,
    "customers.signup_date": volume,
    "payments.paid_at": volume,
  }),
});
export type QualityThresholds = t.TypeOf<typeof QualityThresholds>;

/** What holds where nothing is said. */
export const defaultQualityThresholds: QualityThresholds = either.getOrElse((): QualityThresholds => {
  throw new Error("the default thresholds of data quality are no thresholds");
})(QualityThresholds.decode({}));
