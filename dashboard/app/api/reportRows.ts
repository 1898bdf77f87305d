import type { activity } from "../../../pipeline/reports/clicks/activity";
import type { devices } from "../../../pipeline/reports/clicks/devices";
import type { hours } from "../../../pipeline/reports/clicks/hours";
import type { places } from "../../../pipeline/reports/clicks/places";
import type { referrers } from "../../../pipeline/reports/clicks/referrers";
import type { retention } from "../../../pipeline/reports/clicks/retention";
import type { sessionsSummary } from "../../../pipeline/reports/clicks/sessionsSummary";
import type { sites } from "../../../pipeline/reports/clicks/sites";
import type { visitors } from "../../../pipeline/reports/clicks/visitors";
import type { averageOrderValue } from "../../../pipeline/reports/commerce/averageOrderValue";
import type { customerRetention } from "../../../pipeline/reports/commerce/customerRetention";
import type { customers } from "../../../pipeline/reports/commerce/customers";
import type { kpiSummary } from "../../../pipeline/reports/commerce/kpiSummary";
import type { orders } from "../../../pipeline/reports/commerce/orders";
import type { orderValue } from "../../../pipeline/reports/commerce/orderValue";
import type { paymentStatuses } from "../../../pipeline/reports/commerce/paymentStatuses";
import type { revenue } from "../../../pipeline/reports/commerce/revenue";
import type { dropOff } from "../../../pipeline/reports/menu/dropOff";
import type { funnel } from "../../../pipeline/reports/menu/funnel";
import type { menuItems } from "../../../pipeline/reports/menu/menuItems";
import type { menuSections } from "../../../pipeline/reports/menu/menuSections";
import type { scrollDepth } from "../../../pipeline/reports/menu/scrollDepth";
import type { timeToPurchase } from "../../../pipeline/reports/menu/timeToPurchase";
import type { timeToPurchaseHistogram } from "../../../pipeline/reports/menu/timeToPurchaseHistogram";
import type { visitSteps } from "../../../pipeline/reports/menu/visitSteps";
import type { nowEvents } from "../../../pipeline/reports/now/nowEvents";
import type { nowMinutes } from "../../../pipeline/reports/now/nowMinutes";
import type { nowTotals } from "../../../pipeline/reports/now/nowTotals";
import type { QualityRow } from "../../../pipeline/reports/quality/qualityRow";
import type { Report } from "../../../pipeline/reports/report";

// biome-ignore lint/suspicious/noExplicitAny: a report of any parameters
type RowOf<R> = R extends Report<any, infer A> ? A : never;

/** A row as JSON has it: the named columns are times, as ISO 8601. */
type WithTimes<A, K extends keyof A> = Omit<A, K> & {
  readonly [Name in K]: null extends A[Name] ? string | null : string;
};

/** The rows of the reports that the dashboard asks for: types alone, from the reports themselves. */
export interface ReportRows {
  readonly activity: RowOf<typeof activity>;
  readonly "average-order-value": RowOf<typeof averageOrderValue>;
  readonly "customer-retention": RowOf<typeof customerRetention>;
  readonly customers: RowOf<typeof customers>;
  readonly devices: RowOf<typeof devices>;
  readonly "drop-off": RowOf<typeof dropOff>;
  readonly funnel: RowOf<typeof funnel>;
  readonly hours: RowOf<typeof hours>;
  readonly "kpi-summary": RowOf<typeof kpiSummary>;
  readonly "menu-items": RowOf<typeof menuItems>;
  readonly "menu-sections": RowOf<typeof menuSections>;
  readonly "now-events": WithTimes<RowOf<typeof nowEvents>, "occurred_at">;
  readonly "now-minutes": WithTimes<RowOf<typeof nowMinutes>, "minute">;
  readonly "now-totals": WithTimes<RowOf<typeof nowTotals>, "last_event_at">;
  readonly "order-value": RowOf<typeof orderValue>;
  readonly orders: RowOf<typeof orders>;
  readonly "payment-statuses": RowOf<typeof paymentStatuses>;
  readonly places: RowOf<typeof places>;
  readonly "quality-completeness": QualityRow;
  readonly "quality-freshness": QualityRow;
  readonly "quality-referential-integrity": QualityRow;
  readonly "quality-uniqueness": QualityRow;
  readonly "quality-validity": QualityRow;
  readonly "quality-volume": QualityRow;
  readonly referrers: RowOf<typeof referrers>;
  readonly retention: RowOf<typeof retention>;
  readonly revenue: RowOf<typeof revenue>;
  readonly "scroll-depth": RowOf<typeof scrollDepth>;
  readonly "sessions-summary": RowOf<typeof sessionsSummary>;
  readonly sites: RowOf<typeof sites>;
  readonly "time-to-purchase": RowOf<typeof timeToPurchase>;
  readonly "time-to-purchase-histogram": RowOf<typeof timeToPurchaseHistogram>;
  readonly "visit-steps": RowOf<typeof visitSteps>;
  readonly visitors: RowOf<typeof visitors>;
}

/** A report that the dashboard asks for. */
export type ReportName = keyof ReportRows;
