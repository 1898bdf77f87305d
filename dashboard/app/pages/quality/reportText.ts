import type { StatusCounts } from "./statusCounts";

/** How the rules of one report are kept, in a few words. */
export const reportText = (counts: StatusCounts): string => {
  const { fail, warn, pass } = counts;
  const judged = fail + warn + pass;
  if (judged === 0) return "Nothing to judge";
  if (judged === 1) return fail > 0 ? "Not kept" : warn > 0 ? "To look at" : "Kept";
  const parts = [
    ...(fail > 0 ? [`${fail} of ${judged} not kept`] : []),
    ...(warn > 0 ? [`${warn} ${fail > 0 ? "" : `of ${judged} `}to look at`] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : `All ${judged} kept`;
};
