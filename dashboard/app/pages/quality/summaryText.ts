import type { StatusCounts } from "./statusCounts";

/** How the rules of all reports are kept, in a sentence or two; `unanswered`: how many could not be asked. */
export const summaryText = (counts: StatusCounts, unanswered: number): string => {
  const missing =
    unanswered === 0
      ? ""
      : ` ${unanswered} ${unanswered === 1 ? "report" : "reports"} could not be asked: see below.`;
  const { fail, warn, pass, skipped } = counts;
  if (fail + warn + pass === 0) return `Nothing could be judged in these days.${missing}`;
  if (fail + warn + unanswered === 0) return `All is well: ${rules(pass)} kept, ${skipped} not judged.`;
  const parts = [
    ...(fail > 0 ? [`${rules(fail)} not kept`] : []),
    ...(warn > 0 ? [`${warn} to look at`] : []),
    fail + warn > 0 ? `${pass} kept` : `${rules(pass)} kept`,
    `${skipped} not judged`,
  ];
  return `${parts.join(", ")}.${missing}`;
};

const rules = (count: number): string => `${count} ${count === 1 ? "rule" : "rules"}`;
