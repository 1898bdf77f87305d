import { magnitudes } from "./magnitudes";
import type { Axis } from "./plotSpecs";
import { valueTicks } from "./valueTicks";

/** A scale on which the dots of a chart spread: where they are, from 0 to 1, and which values are written. */
export interface SpreadScale {
  readonly type: "linear" | "log" | "symlog";
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  at(value: number): number;
}

/**
 * Linear, unless most values would crowd near zero: then by orders of magnitude; with zeros among them by a scale that has a place
 * for zero.
 */
export const spreadScale = (
  given: readonly number[],
  format: Axis["format"],
  atMost: number,
): SpreadScale => {
  const values = given.map((value) => (value > 0 && Number.isFinite(value) ? value : 0));
  const positive = values.filter((value) => value > 0).sort((a, b) => a - b);
  const largest = positive.at(-1) ?? 0;
  const median = positive[Math.floor(positive.length / 2)] ?? 0;
  if (positive.length < 5 || largest / median < crowded) {
    const { domain, ticks } = valueTicks(values, format, atMost);
    return { type: "linear", domain, ticks, at: (value) => value / domain[1] };
  }
  const least = positive[0] ?? 1;
  if (values.includes(0) && least >= 1) {
    const end = largest * 1.15;
    return {
      type: "symlog",
      domain: [0, end],
      ticks: distinct([0, ...magnitudes(1, end, atMost - 1)], format),
      at: (value) => Math.log1p(value) / Math.log1p(end),
    };
  }
  if (values.includes(0)) {
    const { domain, ticks } = valueTicks(values, format, atMost);
    return { type: "linear", domain, ticks, at: (value) => value / domain[1] };
  }
  const [start, end] = [least / 1.3, largest * 1.3];
  return {
    type: "log",
    domain: [start, end],
    ticks: distinct(magnitudes(start, end, atMost), format),
    at: (value) => Math.log(value / start) / Math.log(end / start),
  };
};

/** Times that the largest is more than the middle one. */
const crowded = 12;

const distinct = (ticks: readonly number[], format: Axis["format"]): readonly number[] =>
  ticks.filter((tick, index) => index === 0 || format(tick) !== format(ticks[index - 1] ?? 0));
