import { version } from "../package.json";
import { changesReference } from "../pipeline/commerce/changesReference";
import { customers } from "../pipeline/commerce/customers";
import { orders } from "../pipeline/commerce/orders";
import { payments } from "../pipeline/commerce/payments";
import { eventsReference } from "../pipeline/event/eventsReference";
import { openApi } from "../pipeline/query/openApi";
import { allReports } from "../pipeline/reports/allReports";
import { architecturePage } from "./architecture/page";
import { optionsPage } from "./optionsPage";
import { reportsPage } from "./reportsPage";

/** The pages of this folder that are derived from the code, by file name. */
export const generated: Readonly<Record<string, string>> = {
  "architecture.md": architecturePage(),
  "customers.md": changesReference(customers),
  "events.md": eventsReference(),
  "options.md": optionsPage(),
  "orders.md": changesReference(orders),
  "payments.md": changesReference(payments),
  "reports.md": reportsPage(),
  "openapi.json": `${JSON.stringify(openApi(version, allReports), null, 2)}\n`,
};
