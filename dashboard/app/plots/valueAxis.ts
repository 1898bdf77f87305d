import type { Markish } from "@observablehq/plot";
import { plots } from "./plotParts";
import type { Axis } from "./plotSpecs";
import { textWidth } from "./textWidth";
import { valueTicks } from "./valueTicks";

/** The upright axis of values: its marks, how far it goes, and how much room its labels take. */
export interface ValueAxis {
  readonly marks: readonly Markish[];
  readonly domain: readonly [number, number];
  readonly marginLeft: number;
}

/** Lines across at round values from zero, written at the left. */
export const valueAxis = (
  axis: Axis,
  values: readonly (number | null | undefined)[],
  heightPx: number,
): ValueAxis => {
  const { domain, ticks } = valueTicks(values, axis.format, Math.max(2, Math.floor(heightPx / 48)));
  const widest = Math.max(...ticks.map((tick) => textWidth(axis.format(tick))));
  return { domain, marginLeft: Math.ceil(widest) + 12, marks: valueAxisMarks(axis, ticks) };
};

/** The same at given values. */
export const valueAxisMarks = ({ format }: Axis, ticks: readonly number[]): readonly Markish[] => [
  plots.gridY([...ticks], { stroke: "var(--plot-grid)", strokeOpacity: 1 }),
  plots.axisY([...ticks], {
    text: ticks.map(format),
    tickSize: 0,
    tickPadding: 8,
    label: null,
    fill: "var(--text-muted)",
  }),
];
