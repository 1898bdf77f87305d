import type { Bounds, Side } from "./bounds";
import type { Verdict } from "./verdict";

/** What is thought of a figure, without the figure. */
export type Judgement = Pick<Verdict, "status" | "threshold" | "reason">;

const skipped = (reason: string): Judgement => ({ status: "skipped", threshold: null, reason });

/** Judges a figure by its bounds; `what` it is, in words. One that is equal to its bound is good. */
export const judgeMeasure = (
  measure: number | null,
  side: Side,
  { warn, fail }: Bounds,
  what: string,
): Judgement => {
  if (measure === null) return skipped("there is nothing to compare with");
  if (warn === null && fail === null) return skipped("there is no threshold");
  const isBeyond = (bound: number | null): bound is number =>
    bound !== null && (side === "at least" ? measure < bound : measure > bound);
  const beyond = (status: "warn" | "fail", threshold: number): Judgement => ({
    status,
    threshold,
    reason: `${what} must be ${side} ${threshold}`,
  });
  if (isBeyond(fail)) return beyond("fail", fail);
  if (isBeyond(warn)) return beyond("warn", warn);
  return { status: "pass", threshold: null, reason: `${what} is within its bounds` };
};

/** A share of a few records says little: it warns at most. */
export const judgeShare = (
  { checked, measure }: Pick<Verdict, "checked" | "measure">,
  bounds: Bounds,
  leastChecked: number,
): Judgement => {
  const judgement = judgeMeasure(measure, "at least", bounds, "the share that keeps the rule");
  return judgement.status === "fail" && checked < leastChecked
    ? {
        ...judgement,
        status: "warn",
        reason: `${judgement.reason}; of fewer than ${leastChecked} it only warns`,
      }
    : judgement;
};

/** A weekday that usually has few rows is not judged: one more or less is a large ratio. */
export const judgeVolume = (
  { measure, reference }: Pick<Verdict, "measure" | "reference">,
  { at_least, at_most }: { readonly at_least: Bounds; readonly at_most: Bounds },
  leastChecked: number,
): Judgement => {
  if (reference !== null && reference < leastChecked)
    return skipped(`the weekday usually has fewer than ${leastChecked}`);
  const what = "the ratio to the weekday's usual rows";
  const judgements = [
    judgeMeasure(measure, "at least", at_least, what),
    judgeMeasure(measure, "at most", at_most, what),
  ];
  const worst = (["fail", "warn", "pass"] as const)
    .map((status) => judgements.find((each) => each.status === status))
    .find((each) => each !== undefined);
  return worst ?? (judgements[0] as Judgement);
};
