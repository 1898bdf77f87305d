import type { ReportRows } from "../../api/reportRows";
import type { DayMeasure } from "../days/comparedDayLines";

interface DayMeasures {
  readonly revenue: DayMeasure<ReportRows["revenue"]>;
  readonly ordered: DayMeasure<ReportRows["order-value"]>;
  readonly averageOrderValue: DayMeasure<ReportRows["average-order-value"]>;
  readonly customers: DayMeasure<ReportRows["customers"]>;
}

/** What commerce's lines over days draw. A day without orders has no average order value; of all else it has none, 0. */
export const dayMeasures: DayMeasures = {
  revenue: { name: "Received", valueIn: (row) => row.revenue_minor, missing: 0 },
  ordered: { name: "Ordered", valueIn: (row) => row.total_minor, missing: 0 },
  averageOrderValue: {
    name: "Average order value",
    valueIn: (row) => row.average_order_value_minor,
    missing: null,
  },
  customers: { name: "Customers", valueIn: (row) => row.customers, missing: 0 },
};
