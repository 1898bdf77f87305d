import type { ReportName } from "./reportRows";

/** Reports that answer over the lake alone, or over what is new alone: they are refused with `live=true`. */
export const reportsWithoutLiveForm: ReadonlySet<ReportName> = new Set<ReportName>([
  "now-events",
  "now-minutes",
  "now-totals",
  "quality-completeness",
  "quality-freshness",
  "quality-referential-integrity",
  "quality-uniqueness",
  "quality-validity",
  "quality-volume",
]);
