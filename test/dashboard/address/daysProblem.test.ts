import { daysProblem } from "../../../dashboard/app/address/daysProblem";

test.each([
  ["2026-03-01", "2026-03-01"],
  ["2024-01-01", "2026-01-01"],
  ["1990-01-01", "1990-01-02"],
  ["2199-12-31", "2199-12-31"],
])("from %s to %s can be asked about", (from, to) => {
  expect(daysProblem({ from, to })).toBeUndefined();
});

test.each([
  ["", "2026-03-01", "Choose a first and a last day."],
  ["2026-03-02", "2026-03-01", "The first day, 2026-03-02, must not be after the last, 2026-03-01."],
  ["2024-01-01", "2026-01-02", "From 2024-01-01 to 2026-01-02 are 733 days; at most 732 can be shown."],
  [
    "1989-12-31",
    "1990-01-01",
    "“1989-12-31” is no day from 1990-01-01 to 2199-12-31, written as 2026-03-01.",
  ],
  [
    "2199-12-31",
    "2200-01-01",
    "“2200-01-01” is no day from 1990-01-01 to 2199-12-31, written as 2026-03-01.",
  ],
  [
    "2026-02-30",
    "2026-03-01",
    "“2026-02-30” is no day from 1990-01-01 to 2199-12-31, written as 2026-03-01.",
  ],
  ["1.3.2026", "2026-03-01", "“1.3.2026” is no day from 1990-01-01 to 2199-12-31, written as 2026-03-01."],
])("from %j to %j cannot: %s", (from, to, problem) => {
  expect(daysProblem({ from, to })).toBe(problem);
});
