import type { Formats } from "../formats/formats";
import { fittingText } from "./fittingText";
import type { ColumnChart } from "./plotSpecs";
import { textWidth } from "./textWidth";
import { timeTicks } from "./timeTicks";

/** Which columns are written at the axis, and how. */
export interface ColumnTicks {
  readonly ticks: readonly string[];
  format(x: string): string;
}

/**
 * As many as fit. Names of categories are shortened while that leaves something to read; where not even that fits, every second or
 * third is written, as for hours.
 */
export const columnTicks = (
  kind: ColumnChart["x"],
  xs: readonly string[],
  bandPx: number,
  formats: Formats,
): ColumnTicks => {
  if (kind !== "category") return timeTicks(kind, xs, bandPx * xs.length, formats);
  const widest = Math.max(0, ...xs.map((x) => textWidth(x)));
  if (widest + 8 <= bandPx) return { ticks: xs, format: (x) => x };
  if (bandPx >= shortest) return { ticks: xs, format: (x) => fittingText(x, bandPx - 8) };
  const room = Math.min(widest, 2 * shortest) + 10;
  const step = Math.ceil(room / bandPx);
  return {
    ticks: xs.filter((_, index) => index % step === 0),
    format: (x) => fittingText(x, room - 8),
  };
};

/** CSS pixels: about six letters. */
const shortest = 44;
