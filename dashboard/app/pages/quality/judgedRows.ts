import { judge, type Rule } from "../../../../pipeline/quality/judge";
import { defaultQualityThresholds } from "../../../../pipeline/quality/qualityThresholds";
import type { Verdict } from "../../../../pipeline/quality/verdict";
import type { QualityRow } from "../../../../pipeline/reports/quality/qualityRow";

/**
 * Rows of quality reports as the nightly check judges them by its default thresholds; and a verdict for each rule that no row is about. A
 * row of a rule that this page does not know, as of a newer API, is not judged, nor is a day that is not over: it always has too little.
 */
export const judgedRows = (
  rules: readonly Rule[],
  rows: readonly QualityRow[],
  today: string,
): readonly Verdict[] => {
  const isOver = ({ day }: QualityRow): boolean => day === null || day < today;
  const skipped = (row: QualityRow): Verdict => ({
    ...row,
    status: "skipped",
    threshold: null,
    reason: isKnown(row) ? "the day is not over" : "this page does not know the rule",
  });
  const judged = judge(defaultQualityThresholds)(
    rules,
    rows.filter((row) => isKnown(row) && isOver(row)),
  );
  const told = rows.filter((row) => !(isKnown(row) && isOver(row))).map(skipped);
  // a rule of which only today is told is not one that nothing is about
  const isTold = (verdict: Verdict): boolean =>
    verdict.site_id === null &&
    told.some(
      ({ rule, dataset, field }) =>
        rule === verdict.rule && dataset === verdict.dataset && field === verdict.field,
    );
  return [...judged.filter((verdict) => !isTold(verdict)), ...told];
};

const isKnown = ({ rule, dataset, field }: QualityRow): boolean => {
  const thresholds: Readonly<Record<string, unknown>> = defaultQualityThresholds;
  const ofRule = Object.hasOwn(thresholds, rule) ? thresholds[rule] : undefined;
  return typeof ofRule === "object" && ofRule !== null && Object.hasOwn(ofRule, `${dataset}.${field}`);
};
