import { dataset, optional, type RecordOf, type RowOf, required } from "../event/dataset";
import { day, text } from "../event/fieldType";
import { label } from "../event/scalars";
import { idField, receiptFields, siteField, versionFields } from "./changeRecord";

/** Customers, as the shop's back end knows them. */
export const customers = dataset({
  name: "customers",
  doc: "One row for each version of a customer; the view customers_latest has the newest of each.",
  timeField: "signup_date",
  fields: {
    id: idField("The customer: the user_id of events, the customer_id of orders.", "customer-1042"),
    site_id: siteField,
    email: optional({
      type: text({
        maxLength: 320,
        pattern: { regex: /^[^\s@]{1,64}@[^\s@]{1,255}$/, rule: "an e-mail address" },
      }),
      doc: "No report shows it; leave it out, or send a hash with an @, where nobody needs it.",
      example: "ada@example.org",
    }),
    region: optional({
      type: label,
      doc: "Where the customer lives, in the shop's own words.",
      example: "Lazio",
    }),
    signup_date: required({ type: day(), doc: "The date of signing up.", example: "2026-02-11" }),
    ...versionFields,
    ...receiptFields,
  },
});

/** A customer as a producer sends it, decoded. */
export type Customer = RecordOf<typeof customers.fields>;

/** A customer's version as a row of the lake. */
export type CustomerRow = RowOf<typeof customers.fields>;
