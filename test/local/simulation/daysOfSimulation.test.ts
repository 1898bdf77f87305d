import fc from "fast-check";
import { daysOfSimulation } from "../../../local/simulation/daysOfSimulation";
import type { Day } from "../../../pipeline/lake/lakeKey";

const aSunday = "2026-03-01" as Day;

test("one day has all events", () => {
  expect(daysOfSimulation(aSunday, 1, 1500)).toEqual([{ day: "2026-03-01", events: 1500 }]);
});

test("the days are those up to the last one, across months, and Saturdays are fuller than Mondays", () => {
  const days = daysOfSimulation(aSunday, 7, 7000);
  expect(days.map(({ day }) => day)).toEqual([
    "2026-02-23",
    "2026-02-24",
    "2026-02-25",
    "2026-02-26",
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
  ]);
  expect(days[5]?.events).toBeGreaterThan(1.8 * (days[0]?.events ?? 0));
});

test("the parts add up, and none is negative", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 2_000_000 }), (days, events) => {
      const parts = daysOfSimulation(aSunday, days, events);
      expect(parts).toHaveLength(days);
      expect(parts.reduce((sum, part) => sum + part.events, 0)).toBe(events);
      expect(parts.every((part) => part.events >= 0)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
