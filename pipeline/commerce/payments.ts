import { dataset, derived, optional, type RecordOf, type RowOf, required } from "../event/dataset";
import { instant } from "../event/fieldType";
import { amountMinor } from "../event/scalars";
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
export const paymentStatuses = ["pending", "paid", "failed", "refunded", "cancelled"] as const;

/** Of these, the one that means that the money is there. */
export const receivedStatus = "paid" satisfies (typeof paymentStatuses)[number];

/** Payments, as the till or the payment provider knows them. */
export const payments = dataset({
  name: "payments",
  doc: "One row for each version of a payment; the view payments_latest has the newest of each.",
  timeField: "paid_at",
  check: ({ amount, currency }) => amountErrors("amount", amount, currency),
  fields: {
    id: idField("The payment.", "p-5501"),
    site_id: siteField,
    order_id: idField("The order that it pays.", "o-88213"),
    amount: required({
      type: amount(),
      doc: "What is paid in the currency's major unit, as decimal text or a number.",
      example: "43.50",
    }),
    currency: currencyField,
    status: statusField(`One of ${paymentStatuses.join(", ")}; in whatever case.`, receivedStatus),
    paid_at: optional({
      type: instant(),
      doc: "When it was paid; left out until then. Its day in the lake is that of its receipt as long.",
      example: "2026-03-01T19:04:40Z",
    }),
    ...versionFields,
    amount_minor: derived({
      type: amountMinor,
      doc: "amount in the currency's minor unit.",
      example: 4350,
    }),
    ...receiptFields,
  },
});

/** A payment as a producer sends it, decoded. */
export type Payment = RecordOf<typeof payments.fields>;

/** A payment's version as a row of the lake. */
export type PaymentRow = RowOf<typeof payments.fields>;
