import type { Histogram } from "./plotSpecs";

type Bin = Histogram["bins"][number];

/** The bins from small to large, with empty ones where the next does not begin at the end of the one before. */
export const binsWithoutGaps = (bins: readonly Bin[]): readonly Bin[] => {
  const sorted = [...bins].sort((a, b) => a.from - b.from);
  return sorted.flatMap((bin, index) => [...between(sorted[index - 1], bin), bin]);
};

/** Of the width of the one before where that fills the gap evenly, else one. */
const between = (before: Bin | undefined, bin: Bin): readonly Bin[] => {
  if (before === undefined || before.to === null || bin.from <= before.to) return [];
  const end = before.to;
  const width = end - before.from;
  const count = (bin.from - end) / width;
  const even = Number.isInteger(count) && count <= 200;
  return Array.from({ length: even ? count : 1 }, (_, index) => ({
    from: end + (even ? index * width : 0),
    to: even ? end + (index + 1) * width : bin.from,
    value: 0,
  }));
};
