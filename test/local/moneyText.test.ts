import { moneyText } from "../../local/moneyText";
import { minorUnitsOf } from "../../pipeline/commerce/minorUnits";

test.each([
  [4350, "EUR", "43.50"],
  [5, "EUR", "0.05"],
  [0, "EUR", "0.00"],
  [-4350, "USD", "-43.50"],
  [79590, "JPY", "79590"],
  [1, "KWD", "0.001"],
])("%d of %s is %s, and back", (minor, currency, text) => {
  expect(moneyText(minor, currency)).toBe(text);
  expect(minorUnitsOf(text, currency)).toBe(minor);
});
