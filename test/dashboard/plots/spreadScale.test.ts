import fc from "fast-check";
import { spreadScale } from "../../../dashboard/app/plots/spreadScale";
import { someFormats } from "./someFormats";

const scaleOf = (values: readonly number[], atMost = 6) => spreadScale(values, someFormats.count, atMost);

test("values of one order of magnitude are on a linear scale", () => {
  const scale = scaleOf([120, 300, 450, 610, 800]);
  expect(scale.type).toBe("linear");
  expect(scale.ticks).toEqual([0, 200, 400, 600, 800]);
});

test("values that would crowd near zero are on a logarithmic one", () => {
  const scale = scaleOf([2, 3, 5, 8, 12, 30, 9000]);
  expect(scale.type).toBe("log");
  expect(scale.ticks).toEqual([10, 100, 1000, 10_000]);
  expect(scale.at(3)).toBeGreaterThan(0);
});

test("with zeros among them the scale has a place for zero", () => {
  const scale = scaleOf([0, 0, 1, 2, 3, 4, 5, 4000]);
  expect(scale.type).toBe("symlog");
  expect(scale.ticks).toEqual([0, 1, 10, 100, 1000]);
  expect(scale.at(0)).toBe(0);
});

test("a few dots, zeros alone and nothing at all are on a linear scale", () => {
  expect(scaleOf([1, 100_000]).type).toBe("linear");
  expect(scaleOf([0, 0, 0, 0, 0, 0])).toMatchObject({ type: "linear", domain: [0, 1] });
  expect(scaleOf([])).toMatchObject({ type: "linear", ticks: [0] });
});

test("every value has a place between the ends, larger ones further out", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e12, noNaN: true })), { minLength: 2 }),
      (values) => {
        const scale = scaleOf(values);
        const places = [...values].sort((a, b) => a - b).map(scale.at);
        for (const [index, place] of places.entries()) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(1);
          expect(place).toBeGreaterThanOrEqual(places[index - 1] ?? 0);
        }
        expect(scale.ticks.every((tick) => tick >= scale.domain[0] && tick <= scale.domain[1])).toBe(true);
      },
    ),
    { numRuns: 80 },
  );
});
