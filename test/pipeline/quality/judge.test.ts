import { judge } from "../../../pipeline/quality/judge";
import { defaultQualityThresholds } from "../../../pipeline/quality/qualityThresholds";
import type { QualityRow } from "../../../pipeline/reports/quality/qualityRow";

const aRow = (fields: Partial<QualityRow> = {}): QualityRow => ({
  dataset: "payments",
  site_id: "luna",
  rule: "integrity",
  field: "order_id",
  day: null,
  checked: 1000,
  failed: 11,
  measure: 0.989,
  reference: null,
  ...fields,
});

const judged = judge(defaultQualityThresholds);

test("a row keeps its figures and gets its judgement, by its own threshold", () => {
  expect(judged([], [aRow()])).toEqual([
    {
      ...aRow(),
      status: "fail",
      threshold: 0.99,
      reason: "the share that keeps the rule must be at least 0.99",
    },
  ]);
  expect(judged([], [aRow({ dataset: "events" })])).toMatchObject([{ status: "pass" }]);
});

test("freshness is judged by hours, volume by its ratio", () => {
  const rows = [
    aRow({ rule: "freshness", field: "received_at", failed: null, measure: 96.5 }),
    aRow({ rule: "volume", field: "paid_at", failed: null, measure: 0.4, reference: 50, day: "2026-03-02" }),
  ];
  expect(judged([], rows)).toMatchObject([
    { status: "fail", threshold: 96, reason: "hours since the last receipt must be at most 96" },
    { status: "warn", threshold: 0.5, day: "2026-03-02" },
  ]);
});

test("a dataset that never had anything is skipped, not failed", () => {
  const verdicts = judged(["integrity"], [aRow({ failed: 0, measure: 1 })]);
  expect(verdicts.map(({ dataset, field, site_id, status }) => [dataset, field, site_id, status])).toEqual([
    ["payments", "order_id", "luna", "pass"],
    ["orders", "customer_id", null, "skipped"],
    ["events", "order_id", null, "skipped"],
  ]);
  expect(verdicts[1]).toMatchObject({ checked: 0, measure: null, reason: "there is nothing to check" });
});

test("a figure without a threshold is a bug, and is told", () => {
  expect(() => judged([], [aRow({ field: "id" })])).toThrow(
    "data quality: no threshold of integrity payments.id",
  );
  expect(() => judged([], [aRow({ rule: "toString" })])).toThrow(/no threshold of toString/);
});
