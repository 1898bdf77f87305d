import type { LineChart } from "../../plots/plotSpecs";
import { dayValues } from "./dayValues";

/** Days, and rows of which each is about one of them. */
export interface DayRows<R> {
  readonly days: readonly string[];
  readonly rows: readonly R[];
}

/** What is drawn of a row. */
export interface DayMeasure<R> {
  readonly name: string;
  valueIn(row: R): number | null;
  /** Of a day without a row. */
  readonly missing: 0 | null;
}

/**
 * The line of a period, and, dashed, that of the period before: its first day at the first, its second at the second. A point of the
 * period before tells of which day it is.
 */
export const comparedDayLines = <R extends { readonly day: string | null }>(
  { name, valueIn, missing }: DayMeasure<R>,
  { days, rows }: DayRows<R>,
  before: DayRows<R> | undefined,
  writtenDay: (day: string) => string,
): LineChart["series"] => {
  const values = dayValues(days, rows, valueIn, missing);
  const line = { name, points: days.map((x, place) => ({ x, y: values[place] ?? null })) };
  if (before === undefined) return [line];
  const earlier = dayValues(before.days, before.rows, valueIn, missing);
  const points = days.map((x, place) => {
    const day = before.days[place];
    return { x, y: earlier[place] ?? null, ...(day !== undefined && { note: writtenDay(day) }) };
  });
  return [line, { name: `${name}, period before`, dashed: true, points }];
};
