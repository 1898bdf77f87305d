import { type Change, changeOf } from "../../figures/changeOf";
import type { Formats } from "../../formats/formats";
import { type ActivityRow, activityTotals } from "./activityTotals";

/** A kind of thing that people do on a menu: how often, and how often in a session. */
export interface Stage {
  readonly name: string;
  readonly count: number;
  readonly perSession: number | null;
  readonly change: Change | undefined;
}

const kinds = [
  { name: "Dishes seen", of: "item_views" },
  { name: "Dishes opened", of: "expands" },
  { name: "Dishes added", of: "adds" },
  { name: "Orders placed", of: "orders" },
] as const;

/** From looking to ordering. */
export const stages = (
  rows: readonly ActivityRow[],
  isCompared: boolean,
  formats: Pick<Formats, "change">,
): readonly Stage[] => {
  const current = activityTotals(rows, "current");
  const previous = activityTotals(rows, "previous");
  return kinds.map(({ name, of }) => ({
    name,
    count: current[of],
    perSession: current.sessions === 0 ? null : current[of] / current.sessions,
    change: isCompared ? changeOf(current[of], previous[of], formats) : undefined,
  }));
};
