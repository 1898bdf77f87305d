import type { ColumnChart } from "./plotSpecs";

/** Columns with their parts one upon the other, in one order for all: that in which the names first come. */
export interface StackedColumns {
  readonly names: readonly string[];
  readonly columns: readonly {
    readonly x: string;
    readonly total: number;
    readonly parts: readonly { readonly name: string; readonly value: number }[];
  }[];
  readonly parts: readonly {
    readonly x: string;
    /** Of its name among the names. */
    readonly index: number;
    readonly from: number;
    readonly to: number;
  }[];
}

/** Values that are no number or below zero count as zero; parts of one name in one column are added, as are columns of one x. */
export const stackedColumns = (given: ColumnChart["columns"]): StackedColumns => {
  const names = [...new Set(given.flatMap(({ parts }) => parts.map(({ name }) => name)))];
  const byX = new Map<string, Map<string, number>>();
  for (const { x, parts } of given) {
    const values = byX.get(x) ?? new Map<string, number>();
    byX.set(x, values);
    for (const { name, value } of parts) values.set(name, (values.get(name) ?? 0) + (value > 0 ? value : 0));
  }
  const columns = [...byX].map(([x, values]) => ({
    x,
    total: [...values.values()].reduce((sum, value) => sum + value, 0),
    parts: names.filter((name) => values.has(name)).map((name) => ({ name, value: values.get(name) ?? 0 })),
  }));
  return { names, columns, parts: columns.flatMap(({ x, parts }) => stacked(x, names, parts)) };
};

const stacked = (
  x: string,
  names: readonly string[],
  parts: StackedColumns["columns"][number]["parts"],
): StackedColumns["parts"] => {
  let from = 0;
  return parts
    .filter(({ value }) => value > 0)
    .map(({ name, value }) => {
      const part = { x, index: names.indexOf(name), from, to: from + value };
      from = part.to;
      return part;
    });
};
