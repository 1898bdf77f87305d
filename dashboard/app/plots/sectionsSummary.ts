import type { Formats } from "../formats/formats";
import type { SectionsChart } from "./plotSpecs";

type Section = SectionsChart["sections"][number];

/** Where most stop before the end; undefined where nobody does. At the last section one is through, not lost. */
export const whereMostStop = (sections: readonly Section[]): Section | undefined => {
  const before = sections.slice(0, -1).filter(({ lastShare }) => lastShare > 0);
  return before.length === 0
    ? undefined
    : before.reduce((most, each) => (each.lastShare > most.lastShare ? each : most));
};

/** How many got to the first and the last section, and where most stopped. */
export const sectionsSummary = (sections: readonly Section[], formats: Formats): string => {
  const [first, last] = [sections[0], sections.at(-1)];
  if (first === undefined || last === undefined) return "no sections";
  const told = (section: Section): string => `${formats.share(section.share)} got to ${section.name}`;
  const most = whereMostStop(sections);
  return [
    told(first),
    ...(sections.length > 1 ? [told(last)] : []),
    ...(most === undefined ? [] : [`most stopped at ${most.name}, ${formats.share(most.lastShare)}`]),
  ].join(", ");
};
