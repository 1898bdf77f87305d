import { binsWithoutGaps } from "../../../dashboard/app/plots/binsWithoutGaps";

const rangesOf = (...ranges: readonly (readonly [number, number | null])[]) =>
  binsWithoutGaps(ranges.map(([from, to]) => ({ from, to, value: 1 }))).map(({ from, to, value }) => [
    from,
    to,
    value,
  ]);

test("missing bins are put in empty, of the width of their neighbours", () => {
  expect(rangesOf([0, 10], [30, 40])).toEqual([
    [0, 10, 1],
    [10, 20, 0],
    [20, 30, 0],
    [30, 40, 1],
  ]);
});

test("a gap that no whole bins fill is one", () => {
  expect(rangesOf([0, 10], [25, null])).toEqual([
    [0, 10, 1],
    [10, 25, 0],
    [25, null, 1],
  ]);
});

test("bins that follow each other, whatever their widths and their order, stay", () => {
  expect(rangesOf([5, null], [0, 1], [1, 5])).toEqual([
    [0, 1, 1],
    [1, 5, 1],
    [5, null, 1],
  ]);
  expect(rangesOf()).toEqual([]);
});
