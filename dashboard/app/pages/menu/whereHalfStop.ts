import type { SectionsChart } from "../../plots/plotSpecs";

/** Where a menu loses half of those who look at it, as a sentence; undefined for a menu of fewer than two sections. */
export const whereHalfStop = (sections: SectionsChart["sections"]): string | undefined => {
  const last = sections.at(-1);
  if (last === undefined || sections.length < 2) return undefined;
  const first = sections.find(({ share }) => share < 0.5);
  return first === undefined
    ? `Every section, down to ${last.name}, is seen by at least half of the sessions.`
    : `${first.name} is the first section that fewer than half of the sessions get to.`;
};
