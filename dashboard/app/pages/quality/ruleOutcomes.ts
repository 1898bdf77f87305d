import type { Status, Verdict } from "../../../../pipeline/quality/verdict";

/** How a rule of a dataset's field is kept, at all sites and on all days. */
export interface RuleOutcome {
  readonly rule: string;
  /** `events.session_id` */
  readonly subject: string;
  /** The worst of its verdicts. */
  readonly status: Status;
  readonly checked: number;
  readonly failed: number | null;
  /** Of shares that of all records together; of hours and ratios that of the worst verdict. */
  readonly measure: number | null;
  /** Its verdicts, the worst first. */
  readonly verdicts: readonly Verdict[];
}

/** The outcomes of rules, the broken ones first. */
export const ruleOutcomes = (verdicts: readonly Verdict[]): readonly RuleOutcome[] => {
  const byRule = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const name = `${verdict.rule} ${verdict.dataset}.${verdict.field}`;
    const of = byRule.get(name);
    if (of === undefined) byRule.set(name, [verdict]);
    else of.push(verdict);
  }
  return [...byRule.values()].map(outcomeOf).toSorted((one, other) => rank(one.status) - rank(other.status));
};

/** The worst first; what is not judged last. */
const rank = (status: Status): number => ["fail", "warn", "pass", "skipped"].indexOf(status);

const outcomeOf = (unsorted: readonly Verdict[]): RuleOutcome => {
  const verdicts = unsorted.toSorted(
    (one, other) => rank(one.status) - rank(other.status) || distance(other) - distance(one),
  );
  const [worst] = verdicts as [Verdict];
  const checked = verdicts.reduce((sum, verdict) => sum + verdict.checked, 0);
  const isOfRecords = verdicts.some(({ failed }) => failed !== null);
  const failed = isOfRecords ? verdicts.reduce((sum, verdict) => sum + (verdict.failed ?? 0), 0) : null;
  return {
    rule: worst.rule,
    subject: `${worst.dataset}.${worst.field}`,
    status: worst.status,
    checked,
    failed,
    measure: failed === null ? worst.measure : checked === 0 ? null : (checked - failed) / checked,
    verdicts,
  };
};

/** How far a verdict's measure is on the bad side: of hours the more, of shares the less; of ratios the farther from 1, as a factor. */
const distance = ({ rule, measure }: Verdict): number => {
  if (measure === null) return -1;
  if (rule === "freshness") return measure;
  if (rule === "volume") return measure <= 0 ? Number.MAX_VALUE : Math.abs(Math.log(measure));
  return 1 - measure;
};
