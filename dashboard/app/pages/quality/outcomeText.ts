import type { Formats } from "../../formats/formats";
import { measureText } from "./measureText";
import type { RuleOutcome } from "./ruleOutcomes";

/** What was measured, for all sites and days together or for the worst of them. */
export const outcomeText = (
  { rule, status, checked, failed, measure, verdicts }: RuleOutcome,
  formats: Pick<Formats, "count" | "share" | "duration">,
): string => {
  if (rule === "freshness") return `longest silence ${measureText(rule, measure, formats)}`;
  if (rule === "volume") {
    const judged = verdicts.filter((verdict) => verdict.status !== "skipped").length;
    const unusual = verdicts.filter(
      (verdict) => verdict.status === "fail" || verdict.status === "warn",
    ).length;
    if (status === "skipped") return `${formats.count(checked)} records`;
    const sites = new Set(verdicts.map((verdict) => verdict.site_id)).size;
    return `${formats.count(unusual)} of ${formats.count(judged)} days unusual${sites > 1 ? `, of ${sites} sites` : ""}`;
  }
  const share = measureText(rule, measure, formats);
  if (status === "skipped") return `${share} of ${formats.count(checked)}`;
  return failed === 0
    ? `all ${formats.count(checked)} keep it`
    : `${formats.count(failed)} of ${formats.count(checked)} break it, ${share} keep it`;
};
