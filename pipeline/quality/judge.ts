import type { QualityRow } from "../reports/quality/qualityRow";
import type { Bounds } from "./bounds";
import { type Judgement, judgeMeasure, judgeShare, judgeVolume } from "./judgeMeasure";
import type { QualityThresholds } from "./qualityThresholds";
import type { Verdict } from "./verdict";

/** What the thresholds are of, by rule; the first of these are shares. */
export type Rule = Exclude<keyof QualityThresholds, "least_checked">;

/**
 * Judges the rows of quality reports: a verdict for each, and one, skipped, for each of their rules, datasets and fields
 * that no row is about. `rules` are those of the reports that were run. Throws for a row without a threshold, which is
 * a bug.
 */
export const judge =
  (thresholds: QualityThresholds) =>
  (rules: readonly Rule[], rows: readonly QualityRow[]): readonly Verdict[] => {
    const seen = new Set(rows.map(({ rule, dataset, field }) => `${rule} ${dataset}.${field}`));
    const missing = rules.flatMap((rule) =>
      Object.keys(thresholds[rule])
        .filter((subject) => !seen.has(`${rule} ${subject}`))
        .map((subject) => nothingOf(rule, subject)),
    );
    return [...rows.map((row): Verdict => ({ ...row, ...judgementOf(thresholds, row) })), ...missing];
  };

const judgementOf = (thresholds: QualityThresholds, row: QualityRow): Judgement => {
  const { least_checked: leastChecked, freshness, volume, ...shares } = thresholds;
  const subject = `${row.dataset}.${row.field}`;
  if (row.rule === "freshness")
    return judgeMeasure(
      row.measure,
      "at most",
      known(freshness, subject, row),
      "hours since the last receipt",
    );
  if (row.rule === "volume") return judgeVolume(row, known(volume, subject, row), leastChecked);
  const bounds: Readonly<Record<string, Bounds>> = known(shares, row.rule, row);
  return judgeShare(row, known(bounds, subject, row), leastChecked);
};

const known = <A>(of: Readonly<Record<string, A>>, name: string, { rule, dataset, field }: QualityRow): A => {
  const found = Object.hasOwn(of, name) ? of[name] : undefined;
  if (found === undefined) throw new Error(`data quality: no threshold of ${rule} ${dataset}.${field}`);
  return found;
};

const nothingOf = (rule: Rule, subject: string): Verdict => {
  const [dataset = "", field = ""] = subject.split(".");
  return {
    dataset,
    site_id: null,
    rule,
    field,
    day: null,
    checked: 0,
    failed: null,
    measure: null,
    reference: null,
    status: "skipped",
    threshold: null,
    reason: "there is nothing to check",
  };
};
