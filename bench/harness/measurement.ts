import type { FigureName, Measurement } from "./work";

/** A figure of a run; undefined where it has none of that name. */
export const figureOf = (run: Measurement, figure: FigureName): number | undefined => {
  switch (figure) {
    case "cpuSecondsPerMillion":
      return run.events === 0 ? undefined : (run.cpuSeconds * 1e6) / run.events;
    case "cpuSeconds":
      return run.cpuSeconds;
    case "wallSeconds":
      return run.wallSeconds;
    case "peakBytes":
      return run.peakBytes;
    case "bytesOut":
      return run.bytesOut;
    default:
      return run.figures?.[figure];
  }
};

/** The median of a figure over runs; undefined where none of them has it. */
export const medianOf = (runs: readonly Measurement[], figure: FigureName): number | undefined =>
  median(runs.flatMap((run) => figureOf(run, figure) ?? []));

/** The middle one, or the mean of the two in the middle. */
const median = (values: readonly number[]): number | undefined => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
};
