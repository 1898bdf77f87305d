import { receivedStatus } from "../../commerce/payments";
import { defineReport } from "../report";
import { scope } from "../scope";
import { qualityRow } from "./qualityRow";
import { eventsReceivedInScope, receivedInScope } from "./receipt";
import { rowsOfRules, type ShareRule } from "./shareRules";

/** Whether optional fields are there where they are needed. */
export const completeness = defineReport({
  name: "quality-completeness",
  title: "Completeness",
  group: "quality",
  doc: "Of the records received in the period, the share with a value: of people's events who and which visit it was, of page views the path, of item events the item, of additions and purchases the price, of orders placed the total, of prices and totals the currency; of orders the customer; of customers e-mail address and region; of payments with the status paid, when.",
  parameters: scope,
  row: qualityRow,
  sql: ({ events, orderVersions, customerVersions, paymentVersions }) =>
    `${[
      rowsOfRules({
        dataset: "events",
        table: events,
        where: `${eventsReceivedInScope} AND NOT is_robot`,
        rules: [
          rule("visitor_id", "coalesce(user_id, anonymous_id) IS NULL"),
          missing("session_id"),
          missing("page_path", "event_type = 'page_view'"),
          missing("item_id", "starts_with(event_type, 'item_')"),
          missing("price_minor", "event_type IN ('item_add', 'item_buy')"),
          missing("total_minor", "event_type = 'order_placed'"),
          missing("currency", "coalesce(price_minor, total_minor) IS NOT NULL"),
        ],
      }),
      rowsOfRules({
        dataset: "orders",
        table: orderVersions,
        where: receivedInScope,
        rules: [missing("customer_id")],
      }),
      rowsOfRules({
        dataset: "customers",
        table: customerVersions,
        where: receivedInScope,
        rules: [missing("email"), missing("region")],
      }),
      rowsOfRules({
        dataset: "payments",
        table: paymentVersions,
        where: receivedInScope,
        rules: [missing("paid_at", `lower(status) = '${receivedStatus}'`)],
      }),
    ].join("\nUNION ALL")}\nORDER BY dataset, site_id, rule, field`,
});

function rule(field: string, broken: string, about?: string): ShareRule {
  return { rule: "completeness", field, broken, ...(about === undefined ? {} : { about }) };
}

function missing(field: string, about?: string): ShareRule {
  return rule(field, `${field} IS NULL`, about);
}
