import type { Axis } from "./plotSpecs";

/** An axis of values from zero: where it ends, and which values are written at it. */
export interface ValueTicks {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/**
 * Round values from zero up to the largest, no more than fit, each written otherwise than its neighbours. Where all values are whole,
 * so are the ticks: there is no half visitor.
 */
export const valueTicks = (
  values: readonly (number | null | undefined)[],
  format: Axis["format"],
  atMost: number,
): ValueTicks => {
  const numbers = values.filter(
    (value): value is number => typeof value === "number" && Number.isFinite(value),
  );
  const largest = Math.max(0, ...numbers);
  if (largest === 0) return { domain: [0, 1], ticks: [0] };
  const whole = numbers.every(Number.isInteger);
  for (let step = firstStep(largest, atMost, whole); ; step = nextStep(step)) {
    const end = Math.floor((largest * headroom) / step + 1e-9);
    const ticks = Array.from({ length: end + 1 }, (_, index) => Number((index * step).toPrecision(12)));
    if (ticks.length <= 2 || allDiffer(ticks.map(format))) return { domain: [0, largest * headroom], ticks };
  }
};

/** Lines and columns do not touch the upper edge. */
const headroom = 1.04;

const firstStep = (largest: number, atMost: number, whole: boolean): number => {
  const least = largest / Math.max(1, atMost);
  const magnitude = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((each) => each >= least * (1 - 1e-9));
  return Math.max(step ?? magnitude * 10, whole ? 1 : 0);
};

const nextStep = (step: number): number => {
  const leading = step / 10 ** Math.floor(Math.log10(step) + 1e-9);
  return step * (Math.round(leading) === 2 ? 2.5 : 2);
};

const allDiffer = (labels: readonly string[]): boolean => new Set(labels).size === labels.length;
