import { customers } from "../commerce/customers";
import { minorUnitsOf } from "../commerce/minorUnits";
import { orders } from "../commerce/orders";
import { payments } from "../commerce/payments";
import type { DatasetName } from "../event/datasets";
import { type Day, dayOf } from "../lake/lakeKey";
import { compactedChanges } from "./compactedChanges";
import type { CompactedDataset } from "./compactedDataset";
import { compactedEvents } from "./compactedEvents";

/** Every dataset as compaction sees it, in the order in which a run goes through them. */
export const compactedDatasets: Readonly<Record<DatasetName, CompactedDataset>> = {
  events: compactedEvents,
  orders: compactedChanges(orders, {
    name: "orders",
    dayOf: ({ created_at }) => dayOf(created_at),
    madeOf: ({ total_amount, currency }) => ({ total_minor: minorUnitsOf(total_amount, currency) }),
  }),
  customers: compactedChanges(customers, {
    name: "customers",
    dayOf: ({ signup_date }) => signup_date as Day,
    madeOf: () => ({}),
  }),
  payments: compactedChanges(payments, {
    name: "payments",
    dayOf: ({ paid_at }) => (paid_at === undefined ? undefined : dayOf(paid_at)),
    madeOf: ({ amount, currency }) => ({ amount_minor: minorUnitsOf(amount, currency) }),
  }),
};
