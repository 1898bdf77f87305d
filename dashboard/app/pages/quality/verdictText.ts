import type { Verdict } from "../../../../pipeline/quality/verdict";
import type { Formats } from "../../formats/formats";
import { measureText } from "./measureText";
import { shortened } from "./shortened";

/** One verdict, by its site and day: what was measured, and what would be good. */
export const verdictText = (verdict: Verdict, formats: Formats): string => {
  const { rule, site_id, day, checked, failed, measure, reference, threshold } = verdict;
  const where = [site_id ?? "all sites", ...(day === null ? [] : [formats.day(day)])].join(", ");
  const bound = threshold === null ? "" : measureText(rule, threshold, formats);
  if (rule === "freshness")
    return `${where}: nothing for ${measureText(rule, measure, formats)}; at most ${bound} would be good`;
  if (rule === "volume") {
    const side = threshold !== null && measure !== null && measure > threshold ? "at most" : "at least";
    return `${where}: ${formats.count(checked)}, usually ${formats.count(shortened(reference ?? 0))} (${measureText(rule, measure, formats)}; ${side} ${bound} would be good)`;
  }
  return `${where}: ${formats.count(failed)} of ${formats.count(checked)} break it (${measureText(rule, measure, formats)} keep it; at least ${bound} would be good)`;
};
