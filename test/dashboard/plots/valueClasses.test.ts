import fc from "fast-check";
import { valueClasses } from "../../../dashboard/app/plots/valueClasses";
import { someFormats } from "./someFormats";

const namesOf = (values: readonly number[]): readonly string[] =>
  valueClasses(values, someFormats.count).map(({ name }) => name);

test("values of many orders of magnitude are told apart by them", () => {
  expect(namesOf([2, 30, 400, 12_000])).toEqual([
    "1 to 10",
    "10 to 100",
    "100 to 1,000",
    "1,000 to 10,000",
    "10,000 or more",
  ]);
});

test("values that are near each other are in ranges of one width", () => {
  expect(namesOf([12, 35, 60])).toEqual(["0 to 20", "20 to 40", "40 to 60", "60 or more"]);
});

test("one value is itself; zeros and nothing have no colour", () => {
  expect(namesOf([7, 7])).toEqual(["7"]);
  expect(namesOf([0, 0])).toEqual([]);
  expect(namesOf([])).toEqual([]);
});

test("every value has a class, of at most six, and the hottest is the last", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1e-4, max: 1e14, noNaN: true }), { minLength: 1 }), (values) => {
      const classes = valueClasses(values, someFormats.compact);
      expect(classes.length).toBeGreaterThan(0);
      expect(classes.length).toBeLessThanOrEqual(6);
      expect(classes[0]?.from).toBeLessThanOrEqual(Math.min(...values));
      expect(classes.at(-1)?.from).toBeLessThanOrEqual(Math.max(...values));
      expect(classes.map(({ from }) => from)).toEqual(classes.map(({ from }) => from).sort((a, b) => a - b));
      expect(classes.at(-1)?.percent).toBe(classes.length === 1 ? 70 : 100);
    }),
    { numRuns: 80 },
  );
});
