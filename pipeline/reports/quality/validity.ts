import { orderStatuses } from "../../commerce/orders";
import { paymentStatuses } from "../../commerce/payments";
import { timeBounds } from "../../raw/eventTime";
import { defineReport } from "../report";
import { scope } from "../scope";
import { qualityRow } from "./qualityRow";
import { eventsReceivedInScope, receivedInScope } from "./receipt";
import { rowsOfRules, type ShareRule } from "./shareRules";

/** The latest date that any time zone had at the receipt: east of UTC a day begins up to 14 hours earlier. */
const latestDate = "CAST(CAST(date_add('hour', 14, received_at) AS date) AS varchar)";

/** Whether values can be true. */
export const validity = defineReport({
  name: "quality-validity",
  title: "Validity",
  group: "quality",
  doc: "Of the records received in the period, the share whose amounts and prices are not negative, whose status is a known one, whose dates do not lie after their receipt, and, of events, whose time was within the limits.",
  parameters: scope,
  row: qualityRow,
  sql: ({ events, orderVersions, customerVersions, paymentVersions }) =>
    `${[
      rowsOfRules({
        dataset: "events",
        table: events,
        where: eventsReceivedInScope,
        rules: [
          negative("price_minor", "price_minor"),
          negative("total_minor", "total_minor"),
          { rule: "not_clamped", field: "occurred_at", broken: "starts_with(time_rule, 'clamped')" },
        ],
      }),
      rowsOfRules({
        dataset: "orders",
        table: orderVersions,
        where: receivedInScope,
        rules: [negative("total_amount", "total_minor"), unknownStatus(orderStatuses), future("created_at")],
      }),
      rowsOfRules({
        dataset: "customers",
        table: customerVersions,
        where: receivedInScope,
        rules: [{ rule: "not_in_future", field: "signup_date", broken: `signup_date > ${latestDate}` }],
      }),
      rowsOfRules({
        dataset: "payments",
        table: paymentVersions,
        where: receivedInScope,
        rules: [negative("amount", "amount_minor"), unknownStatus(paymentStatuses), future("paid_at")],
      }),
    ].join("\nUNION ALL")}\nORDER BY dataset, site_id, rule, field`,
});

function negative(field: string, column: string): ShareRule {
  return { rule: "not_negative", field, about: `${column} IS NOT NULL`, broken: `${column} < 0` };
}

function unknownStatus(known: readonly string[]): ShareRule {
  const words = known.map((word) => `'${word}'`).join(", ");
  return { rule: "known_status", field: "status", broken: `lower(status) NOT IN (${words})` };
}

/** With the tolerance that events have: clocks differ. */
function future(field: string): ShareRule {
  return {
    rule: "not_in_future",
    field,
    about: `${field} IS NOT NULL`,
    broken: `${field} > date_add('millisecond', ${timeBounds.futureLimitMs}, received_at)`,
  };
}
