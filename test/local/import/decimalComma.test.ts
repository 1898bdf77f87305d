import { fromDecimalComma } from "../../../local/import/decimalComma";

test.each([
  ["43,50", "43.50"],
  ["1.234,50", "1234.50"],
  ["1.234.567", "1234567"],
  ["1 234,5", "1234.5"],
  ["1\u00a0234,5", "1234.5"],
  ["1'234,5", "1234.5"],
  ["-7,00", "-7.00"],
  ["+7", "7"],
  ["0,05", "0.05"],
])("%s is %s", (text, expected) => {
  expect(fromDecimalComma(text)).toBe(expected);
});

test.each(["43.50", "1.23,4", "1,234,5", "1,234.50", "€ 5,00", "", "1.2345"])(
  "%j is no number with a comma",
  (text) => {
    expect(fromDecimalComma(text)).toBeUndefined();
  },
);
