import { checkedReports } from "../../../pipeline/quality/checkedReports";
import { defaultQualityThresholds } from "../../../pipeline/quality/qualityThresholds";
import { qualityReports } from "../../../pipeline/reports/quality/qualityReports";
import { runReport } from "../../../pipeline/reports/report";
import {
  aCustomerRow,
  aLakeOfRows,
  anEventRow,
  anOrderRow,
  aPaymentRow,
} from "../reports/quality/aLakeOfRows";

const at = "2026-03-02 12:00";

test("every quality report is checked daily", () => {
  expect(checkedReports.map(({ report }) => report)).toEqual(qualityReports);
});

test("over a lake with everything in it, each report tells exactly the rules that have thresholds", async () => {
  const item = { item_id: "burrata", price_minor: 1, total_minor: 1, currency: "EUR", order_id: "o" };
  const engine = await aLakeOfRows({
    events: [
      anEventRow(at, item),
      anEventRow(at, { ...item, event_type: "item_add" }),
      anEventRow(at, { ...item, event_type: "order_placed" }),
    ],
    orders: [anOrderRow(at)],
    customers: [aCustomerRow(at)],
    payments: [aPaymentRow(at)],
  });
  for (const { report, rules } of checkedReports) {
    const rows = await runReport(engine)(
      report,
      { from: "2026-03-02", to: "2026-03-02" },
      { nowMs: Date.parse("2026-03-03") },
    );
    const told = rows.map(({ rule, dataset, field }) => `${rule} ${dataset}.${field}`);
    const judged = rules.flatMap((rule) =>
      Object.keys(defaultQualityThresholds[rule]).map((subject) => `${rule} ${subject}`),
    );
    expect(told.sort()).toEqual(judged.sort());
  }
});
