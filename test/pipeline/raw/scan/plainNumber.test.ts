import fc from "fast-check";
import { readPlainNumber } from "../../../../pipeline/raw/scan/plainNumber";
import { aLineScan } from "../../../support/aLineScan";

/** The number that a whole text is read as; NaN where something is left of it. */
const read = (text: string): number => {
  const scan = aLineScan(text);
  const number = readPlainNumber(scan);
  return scan.at === scan.end ? number : Number.NaN;
};

test.each([
  ["0", 0],
  ["-1", -1],
  ["41.8902", 41.8902],
  ["-73.935242", -73.935242],
  ["0.000001", 0.000001],
  ["999999999999999", 999_999_999_999_999],
  ["0.1", 0.1],
])("%s is read", (text, number) => {
  expect(read(text)).toBe(number);
});

test.each([
  "",
  "-",
  "-0",
  "00",
  "01",
  "+1",
  "1.",
  ".5",
  "1.0",
  "1.50",
  "-0.0",
  "1e3",
  "0.0000001",
  "1234567890123456",
  "NaN",
])("%j is left to who parses it", (text) => {
  expect(read(text)).toBeNaN();
});

test("a number that is read is the very number, and written just as JSON.stringify writes it", () => {
  const digits = fc.stringMatching(/^-?\d{1,8}(\.\d{1,9})?$/);
  const anyNumber = fc.oneof(fc.double(), fc.float(), fc.integer()).map(String);
  fc.assert(
    fc.property(fc.oneof(digits, anyNumber), (text) => {
      const number = read(text);
      if (Number.isNaN(number)) return;
      expect(number).toBe(Number(text));
      expect(JSON.stringify(number)).toBe(text);
    }),
  );
});

test("what JSON.stringify writes of fewer than sixteen digits is read", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
      fc.integer({ min: 0, max: 5 }),
      (whole, places) => {
        const text = JSON.stringify(whole === 0 ? 0 : whole / 10 ** places);
        expect(read(text)).toBe(Number(text));
      },
    ),
  );
});
