import { athenaValue } from "../../../pipeline/reports/athenaValue";

test.each([
  ["bigint", "9007199254740991", 9_007_199_254_740_991],
  ["integer", "-7", -7],
  ["double", "1.0E-4", 0.0001],
  ["decimal(10,2)", "43.50", 43.5],
  ["real", "0.5", 0.5],
  ["boolean", "true", true],
  ["boolean", "false", false],
  ["timestamp", "2026-03-01 18:00:00.123", Date.UTC(2026, 2, 1, 18, 0, 0, 123)],
  ["timestamp(3)", "2026-03-01 18:00:00.000", Date.UTC(2026, 2, 1, 18)],
  ["timestamp with time zone", "2026-03-01 18:00:00.000 UTC", Date.UTC(2026, 2, 1, 18)],
  ["varchar", "12", "12"],
  ["varchar(3)", "", ""],
  ["date", "2026-03-01", "2026-03-01"],
  ["json", "{}", "{}"],
  ["bigint", undefined, null],
  ["varchar", undefined, null],
])("a cell of %s that says %j is %j", (type, text, value) => {
  expect(athenaValue(type, text)).toBe(value);
});

test("a time elsewhere than in UTC is refused, instead of being taken for another", () => {
  expect(() => athenaValue("timestamp with time zone", "2026-03-01 18:00:00.000 Europe/Rome")).toThrow(
    "not UTC",
  );
});
