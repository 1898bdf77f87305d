import type { Formats } from "../../formats/formats";
import type { FunnelChart } from "../../plots/plotSpecs";
import { biggestLoss } from "./biggestLoss";

/** The biggest loss of a segment, in words. */
export const lossSentence = (
  { name, steps }: FunnelChart["segments"][number],
  formats: Pick<Formats, "count" | "share">,
): string => {
  const loss = biggestLoss(steps);
  const of = name === null ? "" : `${name}: `;
  if (loss === undefined)
    return `${of}${name === null ? "No" : "no"} session is lost on the way from the page to the order.`;
  const { from, to, lost, share, shareBefore } = loss;
  const before = shareBefore === undefined ? "" : `; in the period before ${formats.share(shareBefore)}`;
  return `${of}${name === null ? "Most" : "most"} sessions are lost between “${from.name}” and “${to.name}”: ${formats.count(lost)} of ${formats.count(from.sessions)} (${formats.share(share)}${before}).`;
};
