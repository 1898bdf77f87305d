import { runsPerMonth } from "../../../review/cost/runsPerMonth";

test.each([
  ["cron(5 * * * ? *)", 730],
  ["cron(15 3 * * ? *)", 730 / 24],
  ["cron(0/15 * * * ? *)", 4 * 730],
  ["cron(0 6,18 * * ? *)", (2 * 730) / 24],
  ["cron(0 8-17 * * ? *)", (10 * 730) / 24],
  ["cron(0 12 1 * ? *)", 1],
  ["cron(0 12 ? * MON *)", 730 / 24 / 7],
  ["rate(1 hour)", 730],
  ["rate(5 minutes)", 146 * 60],
  ["rate(2 days)", 730 / 48],
])("%s fires %d times a month", (expression, times) => {
  expect(runsPerMonth(expression)).toBeCloseTo(times, 6);
});

test.each(["at(2026-01-01T00:00:00)", "cron(0 12 L * ? *)", "cron(0 12 1 JAN ? *)", "whenever"])(
  "%s cannot be read as a monthly number",
  (expression) => {
    expect(runsPerMonth(expression)).toBeUndefined();
  },
);
