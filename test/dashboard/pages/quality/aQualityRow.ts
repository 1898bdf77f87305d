import type { QualityRow } from "../../../../pipeline/reports/quality/qualityRow";

/** A row of a quality report: events that say to which session they belong, all of them, but for what is said. */
export const aQualityRow = (row: Partial<QualityRow> = {}): QualityRow => ({
  dataset: "events",
  site_id: "luna-roma",
  rule: "completeness",
  field: "session_id",
  day: null,
  checked: 1000,
  failed: 0,
  measure: 1,
  reference: null,
  ...row,
});
