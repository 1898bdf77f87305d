import type { Status } from "../../../../pipeline/quality/verdict";
import type { RuleOutcome } from "./ruleOutcomes";

/** How many of something there are of each status. */
export type StatusCounts = Readonly<Record<Status, number>>;

/** How many rules there are of each status. */
export const statusCounts = (outcomes: readonly RuleOutcome[]): StatusCounts => {
  const counts = { fail: 0, warn: 0, pass: 0, skipped: 0 };
  for (const { status } of outcomes) counts[status] += 1;
  return counts;
};
