import type { Formats } from "../formats/formats";
import { minus } from "../formats/signs";
import { type Change, directionOf } from "./changeOf";

/** How a share differs from the one before, in percentage points: "+2.5 points". A percentage of percentages misleads. */
export const pointsChangeOf = (
  value: number | null,
  previous: number | null,
  formats: Pick<Formats, "count">,
): Change | undefined => {
  if (value === null || previous === null) return undefined;
  const points = Math.round((value - previous) * 1000) / 10;
  const sign = points < 0 ? minus : points > 0 ? "+" : "±";
  const text = `${sign}${formats.count(Math.abs(points))} points`;
  return { text, direction: directionOf(points), good: "up" };
};
