import type { Formats } from "../formats/formats";
import { funnelLosses } from "./funnelLosses";
import type { FunnelChart } from "./plotSpecs";

/** How many of the first step get to the last, for each segment, and where most are lost. */
export const funnelSummary = (segments: FunnelChart["segments"], formats: Formats): string => {
  const told = segments.map(({ name, steps }) => {
    const [first, last] = [steps[0], steps.at(-1)];
    if (first === undefined || last === undefined) return "no steps";
    const whole = `${formats.count(last.sessions)} of ${formats.count(first.sessions)} get from ${first.name} to ${last.name}`;
    const at = funnelLosses(steps).findIndex(({ largest }) => largest);
    const worst = at < 0 ? "" : `, most leave between ${steps[at]?.name} and ${steps[at + 1]?.name}`;
    return `${name === null ? "" : `${name}, `}${whole}${worst}`;
  });
  return told.length === 0 ? "no steps" : told.join("; ");
};
