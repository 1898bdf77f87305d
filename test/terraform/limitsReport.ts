import type { Handled } from "./motoAspect";
import { answeredCalls } from "./motoFront";
import { type MotoLimit, motoLimits, notUsed } from "./motoLimits";

/** What is not applied as the stacks have it: per limit, what moto cannot do, and what was done with how many. */
export const limitsReport = (handled: readonly Handled[], resources: number): readonly string[] => {
  const met = motoLimits.filter((limit) => handled.some((one) => one.limit === limit));
  const unmet = motoLimits.filter((limit) => !met.includes(limit));
  const touched = new Set(handled.filter(({ limit }) => limit.type !== "aws").map(({ what }) => what)).size;
  return [
    `What moto cannot do (${resources - touched} of ${resources} resources are applied exactly as they are):`,
    ...met.flatMap((limit) => linesOf(limit, handled)),
    `  calls that moto lacks, answered in front of it: ${answeredCalls.join(", ")}`,
    `  deployed, and not used: ${notUsed.join("; ")}`,
    ...(unmet.length === 0
      ? []
      : [`  unused limits, no resource meets them: ${unmet.map(({ type }) => type).join(", ")}`]),
  ];
};

const linesOf = (limit: MotoLimit, handled: readonly Handled[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const one of handled) if (one.limit === limit) counts.set(one.how, (counts.get(one.how) ?? 0) + 1);
  return [`  ${limit.type}: ${limit.cannot}`, ...[...counts].map(([how, count]) => `    ${count} × ${how}`)];
};
