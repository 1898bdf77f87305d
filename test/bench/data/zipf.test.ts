import { zipf } from "../../../bench/data/zipf";
import { random } from "../../../local/simulation/random";

test("zipf(count, 1) draws the first twice as often as the second, and three times as often as the third", () => {
  const draw = zipf(100, 1);
  const of = random([1, 2, 3], 0);
  const drawn = Array.from({ length: 20_000 }, () => draw(of));
  const times = (number: number): number => drawn.filter((each) => each === number).length;
  expect(times(0) / times(1)).toBeCloseTo(2, 0);
  expect(times(0) / times(2)).toBeCloseTo(3, 0);
});

test("zipf(count, exponent) draws whole numbers from 0 to below the count", () => {
  const draw = zipf(3, 0.5);
  const of = random([4, 5, 6], 0);
  expect(new Set(Array.from({ length: 500 }, () => draw(of)))).toEqual(new Set([0, 1, 2]));
});
