import { stackedColumns } from "../../../dashboard/app/plots/stackedColumns";

const aColumn = (x: string, values: Record<string, number>) => ({
  x,
  parts: Object.entries(values).map(([name, value]) => ({ name, value })),
});

test("parts stand upon each other in one order, whichever column names them first", () => {
  const { names, parts } = stackedColumns([
    aColumn("Mon", { New: 3, Returning: 2 }),
    aColumn("Tue", { Returning: 5, New: 1 }),
  ]);
  expect(names).toEqual(["New", "Returning"]);
  expect(parts).toEqual([
    { x: "Mon", index: 0, from: 0, to: 3 },
    { x: "Mon", index: 1, from: 3, to: 5 },
    { x: "Tue", index: 0, from: 0, to: 1 },
    { x: "Tue", index: 1, from: 1, to: 6 },
  ]);
});

test("a part that is missing or zero leaves no gap, and keeps its colour", () => {
  const { parts } = stackedColumns([aColumn("Mon", { A: 1, B: 0, C: 2 }), aColumn("Tue", { C: 4 })]);
  expect(parts.map(({ index, from, to }) => [index, from, to])).toEqual([
    [0, 0, 1],
    [2, 1, 3],
    [2, 0, 4],
  ]);
});

test("columns of one x are one, and what is no amount counts as none", () => {
  const { columns } = stackedColumns([
    aColumn("Mon", { A: 1, B: Number.NaN }),
    aColumn("Mon", { A: 2, B: -4 }),
  ]);
  expect(columns).toEqual([
    {
      x: "Mon",
      total: 3,
      parts: [
        { name: "A", value: 3 },
        { name: "B", value: 0 },
      ],
    },
  ]);
});
