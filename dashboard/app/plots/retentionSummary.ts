import type { Formats } from "../formats/formats";
import type { RetentionGrid } from "./plotSpecs";

/** How many came again, of all cohorts that have got so far, one week later and at the end. */
export const retentionSummary = (cohorts: RetentionGrid["cohorts"], formats: Formats): string => {
  const weeks = Math.max(0, ...cohorts.map(({ shares }) => shares.findLastIndex((share) => share !== null)));
  if (weeks < 1) return nothingYet;
  const told = (week: number): string => {
    const share = shareInWeek(cohorts, week);
    return share === null
      ? ""
      : `${formats.share(share)} came ${week === 1 ? "one week" : `${week} weeks`} later`;
  };
  const all = [...new Set([told(1), told(weeks)])].filter((part) => part !== "");
  if (all.length === 0) return nothingYet;
  return `${cohorts.length === 1 ? "one cohort" : `${cohorts.length} cohorts`}; ${all.join(", ")}`;
};

const nothingYet = "no week after the first yet";

const shareInWeek = (cohorts: RetentionGrid["cohorts"], week: number): number | null => {
  let [came, all] = [0, 0];
  for (const { visitors, shares } of cohorts) {
    const share = shares[week] ?? null;
    if (share === null) continue;
    came += share * visitors;
    all += visitors;
  }
  return all === 0 ? null : came / all;
};
