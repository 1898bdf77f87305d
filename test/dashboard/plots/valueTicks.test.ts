import fc from "fast-check";
import { valueTicks } from "../../../dashboard/app/plots/valueTicks";
import { someFormats } from "./someFormats";

const { count, compact, share } = someFormats;

test("ticks are round, from zero, and no more than fit", () => {
  expect(valueTicks([812, 1204, null], count, 5).ticks).toEqual([0, 500, 1000]);
  expect(valueTicks([0.31, 0.6], share, 4).ticks).toEqual([0, 0.2, 0.4, 0.6]);
});

test("whole values have whole ticks", () => {
  expect(valueTicks([1], count, 5).ticks).toEqual([0, 1]);
  expect(valueTicks([3, 2], count, 6).ticks).toEqual([0, 1, 2, 3]);
  expect(valueTicks([1.5], count, 4).ticks).toEqual([0, 0.5, 1, 1.5]);
});

test("no two ticks are written alike", () => {
  const rounded = (value: number): string => String(Math.round(value));
  expect(valueTicks([1.9], rounded, 8).ticks).toEqual([0, 1]);
});

test("where there is nothing, or nothing but zeros, there is an axis with its zero", () => {
  for (const values of [[], [null, undefined], [0, 0], [Number.NaN, Number.POSITIVE_INFINITY, -3]]) {
    expect(valueTicks(values, count, 5)).toEqual({ domain: [0, 1], ticks: [0] });
  }
});

test("whatever the values are, all lie in the domain, and so do the ticks", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1e-6, max: 1e18, noNaN: true }), { minLength: 1 }),
      fc.integer({ min: 2, max: 9 }),
      (values, atMost) => {
        const { domain, ticks } = valueTicks(values, compact, atMost);
        expect(domain[0]).toBe(0);
        expect(domain[1]).toBeGreaterThan(Math.max(...values));
        expect(ticks[0]).toBe(0);
        expect(ticks.length).toBeLessThanOrEqual(atMost + 2);
        expect(ticks.at(-1)).toBeLessThanOrEqual(domain[1]);
        expect(ticks.length > 2 && new Set(ticks.map(compact)).size < ticks.length).toBe(false);
      },
    ),
    { numRuns: 60 },
  );
});
