import { dataset, derived, optional, type RecordOf, type RowOf, required } from "../event/dataset";
import { instant } from "../event/fieldType";
import { amountMinor, identifier } from "../event/scalars";
import { amount } from "./amount";
import {
  amountErrors,
  currencyField,
  idField,
  receiptFields,
  siteField,
  statusField,
  versionFields,
} from "./changeRecord";

/** The statuses that reports know; another is accepted, and told by the data-quality reports. */
export const orderStatuses = ["open", "placed", "paid", "completed", "cancelled", "refunded"] as const;

/** Orders, as the till or the shop's back end knows them. */
export const orders = dataset({
  name: "orders",
  doc: "One row for each version of an order; the view orders_latest has the newest of each.",
  timeField: "created_at",
  check: ({ total_amount, currency }) => amountErrors("total_amount", total_amount, currency),
  fields: {
    id: idField("The order.", "o-88213"),
    site_id: siteField,
    customer_id: optional({
      type: identifier,
      doc: "Who ordered, where that is known.",
      example: "customer-1042",
    }),
    total_amount: required({
      type: amount(),
      doc: "The order's total in the currency's major unit, as decimal text or a number.",
      example: "43.50",
    }),
    currency: currencyField,
    created_at: required({ type: instant(), doc: "When it was placed.", example: "2026-03-01T18:55:12Z" }),
    status: statusField(`One of ${orderStatuses.join(", ")}; in whatever case.`, "paid"),
    ...versionFields,
    total_minor: derived({
      type: amountMinor,
      doc: "total_amount in the currency's minor unit.",
      example: 4350,
    }),
    ...receiptFields,
  },
});

/** An order as a producer sends it, decoded. */
export type Order = RecordOf<typeof orders.fields>;

/** An order's version as a row of the lake. */
export type OrderRow = RowOf<typeof orders.fields>;
