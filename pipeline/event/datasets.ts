import * as t from "io-ts";
import { integer } from "./fieldType";

const longestHours = 366 * 24;
const hours = integer({ min: 0, max: longestHours }).codec;

/**
 * For how many hours each dataset remembers its ids: a record whose id appeared so long before its own is a
 * repetition.
 */
export const DedupWindows = t.readonly(
  t.strict({ events: hours, orders: hours, customers: hours, payments: hours }, "windows in hours"),
);
export type DedupWindows = t.TypeOf<typeof DedupWindows>;

export const DatasetName = t.keyof(
  { events: null, orders: null, customers: null, payments: null } satisfies Record<keyof DedupWindows, null>,
  "events, orders, customers or payments",
);
export type DatasetName = t.TypeOf<typeof DatasetName>;

/** Pages send again within minutes or hours; back ends export the same orders and payments for weeks. */
export const defaultDedupWindows: DedupWindows = {
  events: 24,
  orders: 30 * 24,
  customers: 30 * 24,
  payments: 30 * 24,
};
