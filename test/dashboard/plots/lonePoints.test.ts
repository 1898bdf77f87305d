import { lonePoints } from "../../../dashboard/app/plots/lonePoints";

const found = (...values: readonly (number | null)[]) =>
  lonePoints(values.map((y) => ({ y }))).map(({ y }) => y);

test("a point without neighbours is alone, at the ends too", () => {
  expect(found(1, null, 2, 3, null, 0)).toEqual([1, 0]);
  expect(found(5)).toEqual([5]);
  expect(found(1, 2, 3)).toEqual([]);
  expect(found(null, null)).toEqual([]);
});
