import fc from "fast-check";
import { decimalsOf, minorUnitsOf } from "../../../pipeline/commerce/minorUnits";

test.each<[string, string, number | undefined]>([
  ["43.5", "EUR", 4350],
  ["43", "EUR", 4300],
  ["0.07", "USD", 7],
  ["-12.3", "EUR", -1230],
  ["-0.5", "EUR", -50],
  ["0", "EUR", 0],
  ["1999", "JPY", 1999],
  ["10.5", "JPY", undefined],
  ["1.234", "KWD", 1234],
  ["1.2345", "KWD", undefined],
  ["0.0001", "CLF", 1],
  ["43.505", "EUR", undefined],
  ["19.99", "EUR", 1999],
  ["1.15", "EUR", 115],
])("%s %s is %j of the minor unit", (amount, currency, minor) => {
  expect(minorUnitsOf(amount, currency)).toBe(minor);
});

test("currencies have two decimals but those that ISO 4217 gives others", () => {
  expect(["EUR", "JPY", "KRW", "KWD", "TND", "CLF"].map(decimalsOf)).toEqual([2, 0, 0, 3, 3, 4]);
});

test("no cent is lost between an amount and its minor units", () => {
  const cents = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
  fc.assert(
    fc.property(cents, (minor) => {
      const digits = String(Math.abs(minor)).padStart(3, "0");
      const amount = `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
      expect(minorUnitsOf(amount, "EUR")).toBe(minor);
    }),
  );
});
