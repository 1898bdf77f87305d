import { magnitudes } from "./magnitudes";
import type { Axis } from "./plotSpecs";
import { valueTicks } from "./valueTicks";

/** A range of values of one colour. */
export interface ValueClass {
  /** Included. */
  readonly from: number;
  /** Excluded; the last has none. */
  readonly to: number | undefined;
  readonly name: string;
  /** Of --plot-high, in percent. */
  readonly percent: number;
}

/**
 * At most five ranges for the values above zero, with round edges: of equal width, or by orders of magnitude where the largest is many
 * times the smallest.
 */
export const valueClasses = (given: readonly number[], format: Axis["format"]): readonly ValueClass[] => {
  const values = given.filter((value) => value > 0 && Number.isFinite(value));
  if (values.length === 0) return [];
  const [least, largest] = [Math.min(...values), Math.max(...values)];
  if (least === largest) return classesOf([least], format);
  return classesOf(
    largest / least > 25 ? byMagnitude(least, largest) : byWidth(values, least, format),
    format,
  );
};

const most = 5;

const byMagnitude = (least: number, largest: number): readonly number[] => {
  const above = magnitudes(least, largest, most - 1).filter((edge) => edge > least);
  return [roundDown(least), ...above];
};

const byWidth = (values: readonly number[], least: number, format: Axis["format"]): readonly number[] => {
  const edges = valueTicks(values, format, most - 1).ticks.filter((edge) => edge <= Math.max(...values));
  const first = edges.findLastIndex((edge) => edge <= least);
  return edges.slice(Math.max(0, first));
};

/** The power of ten at or below. */
const roundDown = (value: number): number => 10 ** Math.floor(Math.log10(value) + 1e-9);

const classesOf = (edges: readonly number[], format: Axis["format"]): readonly ValueClass[] =>
  edges.map((from, index) => {
    const to = edges[index + 1];
    const name = to === undefined ? `${format(from)} or more` : `${format(from)} to ${format(to)}`;
    const percent = edges.length === 1 ? 70 : Math.round(22 + (78 * index) / (edges.length - 1));
    return { from, to, name: edges.length === 1 ? format(from) : name, percent };
  });
