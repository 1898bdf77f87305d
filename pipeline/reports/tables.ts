/** What reports read. Of change records, the plain names are the newest version of each. */
export type Table =
  | "events"
  | "orders"
  | "customers"
  | "payments"
  | "orderVersions"
  | "customerVersions"
  | "paymentVersions";

/** Each by its name in SQL. */
export type Tables = Readonly<Record<Table, string>>;

/** What compaction has committed. */
export const lakeTables: Tables = {
  events: "events",
  orders: "orders_latest",
  customers: "customers_latest",
  payments: "payments_latest",
  orderVersions: "orders",
  customerVersions: "customers",
  paymentVersions: "payments",
};

/** With what was acknowledged since. */
export const liveTables: Tables = {
  ...lakeTables,
  events: "events_live",
  orders: "orders_live",
  customers: "customers_live",
  payments: "payments_live",
};

/** The dataset whose lake a table's rows come from. */
export const datasetOf: Readonly<Record<Table, "events" | "orders" | "customers" | "payments">> = {
  events: "events",
  orders: "orders",
  customers: "customers",
  payments: "payments",
  orderVersions: "orders",
  customerVersions: "customers",
  paymentVersions: "payments",
};
