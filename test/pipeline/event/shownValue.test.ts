import { shownValue } from "../../../pipeline/event/shownValue";

test.each([
  ["a", '"a"'],
  [5, "5"],
  [null, "null"],
  [Number.NaN, "null"],
  [undefined, "undefined"],
  [[1, 2], "a list"],
  [{ secret: 1 }, "an object"],
  ["x".repeat(100), `"${"x".repeat(59)}… (102 characters)`],
])("%j is shown as %s", (value, shown) => {
  expect(shownValue(value)).toBe(shown);
});
