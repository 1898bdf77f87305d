import type { Formats } from "../formats/formats";
import type { keyFigures } from "./keyFigures";

/** A number with its words, as keyFigures draws it. */
export type Tile = Parameters<typeof keyFigures>[1][number];
export type Change = NonNullable<Tile["change"]>;

/** How a value differs from the one before, relative to that; undefined where there is none or it was 0. `good` is the side to hope for. */
export const changeOf = (
  value: number | null,
  previous: number | null,
  formats: Pick<Formats, "change">,
  good: "up" | "down" = "up",
): Change | undefined => {
  if (value === null || previous === null || previous === 0) return undefined;
  const change = value - previous;
  return { text: formats.change(change / Math.abs(previous)), direction: directionOf(change), good };
};

/** Where a difference points. */
export const directionOf = (change: number): Change["direction"] =>
  change > 0 ? "up" : change < 0 ? "down" : "same";
