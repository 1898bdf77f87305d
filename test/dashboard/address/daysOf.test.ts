import { daysOf } from "../../../dashboard/app/address/daysOf";

const newYearInRome = Date.parse("2025-12-31T23:30:00Z");

test("the last days include today, which is another in another time zone", () => {
  const week = { kind: "last", days: 7 } as const;
  expect(daysOf(week, newYearInRome, "Europe/Rome")).toEqual({ from: "2025-12-26", to: "2026-01-01" });
  expect(daysOf(week, newYearInRome, "UTC")).toEqual({ from: "2025-12-25", to: "2025-12-31" });
});

test("the last day alone is today", () => {
  const today = { from: "2026-01-01", to: "2026-01-01" };
  expect(daysOf({ kind: "last", days: 1 }, newYearInRome, "Europe/Rome")).toEqual(today);
});

test("yesterday is the day before, whatever the clocks did", () => {
  const afterTheClocksChanged = Date.parse("2026-03-29T12:00:00Z");
  const yesterday = { from: "2026-03-28", to: "2026-03-28" };
  expect(daysOf({ kind: "yesterday" }, afterTheClocksChanged, "Europe/Rome")).toEqual(yesterday);
});

test("given days are as given", () => {
  const days = { from: "2024-02-29", to: "2024-03-01" };
  expect(daysOf({ kind: "days", ...days }, newYearInRome, "Europe/Rome")).toEqual(days);
});
