import { completeness } from "../reports/quality/completeness";
import { freshness } from "../reports/quality/freshness";
import type { QualityRow } from "../reports/quality/qualityRow";
import { referentialIntegrity } from "../reports/quality/referentialIntegrity";
import { uniqueness } from "../reports/quality/uniqueness";
import { validity } from "../reports/quality/validity";
import { volume } from "../reports/quality/volume";
import type { Report } from "../reports/report";
import type { scope } from "../reports/scope";
import type { Rule } from "./judge";

/** A report that the daily run asks, and the rules that its rows are about. */
export interface CheckedReport {
  readonly report: Report<typeof scope, QualityRow>;
  readonly rules: readonly Rule[];
}

/** Every quality report. */
export const checkedReports: readonly CheckedReport[] = [
  { report: completeness, rules: ["completeness"] },
  { report: uniqueness, rules: ["uniqueness"] },
  { report: referentialIntegrity, rules: ["integrity"] },
  { report: validity, rules: ["not_negative", "known_status", "not_in_future", "not_clamped"] },
  { report: freshness, rules: ["freshness"] },
  { report: volume, rules: ["volume"] },
];
