import fc from "fast-check";
import { dayAfter, dayCount } from "../../../dashboard/app/address/day";
import { daysBefore } from "../../../dashboard/app/address/daysBefore";

test("as many days, just before", () => {
  expect(daysBefore({ from: "2026-03-01", to: "2026-03-28" })).toEqual({
    from: "2026-02-01",
    to: "2026-02-28",
  });
  expect(daysBefore({ from: "2024-03-01", to: "2024-03-01" })).toEqual({
    from: "2024-02-29",
    to: "2024-02-29",
  });
});

test("any days have as many before them, and none between", () => {
  const some = fc.tuple(fc.integer({ min: 1_000, max: 70_000 }), fc.integer({ min: 0, max: 731 }));
  fc.assert(
    fc.property(some, ([first, more]) => {
      const from = dayAfter("1990-01-01", first);
      const to = dayAfter(from, more);
      const before = daysBefore({ from, to });
      expect(before && dayCount(before.from, before.to)).toBe(more + 1);
      expect(before && dayAfter(before.to, 1)).toBe(from);
    }),
  );
});

test("there are none where reports cannot be asked about them", () => {
  expect(daysBefore({ from: "1990-01-02", to: "1990-01-03" })).toBeUndefined();
  expect(daysBefore({ from: "1990-01-02", to: "1990-01-02" })).toEqual({
    from: "1990-01-01",
    to: "1990-01-01",
  });
});
