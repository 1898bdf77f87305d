import type { Formats } from "../../formats/formats";
import { shortened } from "./shortened";

/** A measure as its rule has it: a time, a multiple of the usual, a share. */
export const measureText = (
  rule: string,
  measure: number | null,
  formats: Pick<Formats, "count" | "share" | "duration">,
): string => {
  if (measure === null) return "–";
  if (rule === "freshness") return formats.duration(measure * 3600);
  if (rule === "volume") return `${formats.count(shortened(measure))} × usual`;
  // a few of many that break the rule must not read as if there were none
  return measure < 1 && formats.share(measure) === formats.share(1)
    ? `just under ${formats.share(1)}`
    : formats.share(measure);
};
