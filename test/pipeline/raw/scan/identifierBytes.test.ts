import fc from "fast-check";
import { identifier } from "../../../../pipeline/event/scalars";
import { readIdentifier } from "../../../../pipeline/raw/scan/identifierBytes";
import { aLineScan } from "../../../support/aLineScan";

const isRead = (text: string): boolean => readIdentifier(aLineScan(`${text}",`)) === Buffer.byteLength(text);

test.each(["e", "0199a3c2-7d10-7c3e-9a55-1b2f6c0d4e11", "~!#", "x".repeat(128)])("%s is read", (text) => {
  expect(isRead(text)).toBe(true);
});

test.each(["", "x".repeat(129), "a b", "é", "abc\u007f", "abcd\t", "abcde\u0080"])(
  "%j is left to the codec",
  (text) => {
    expect(isRead(text)).toBe(false);
  },
);

test("what is read is an identifier", () => {
  const aText = fc.string({ unit: "binary-ascii", maxLength: 9 }).map((text) => text.replace(/["\\]/g, ""));
  fc.assert(
    fc.property(aText, (text) => {
      if (isRead(text)) expect(identifier.codec.is(text)).toBe(true);
      else expect(/^[!-~]+$/.test(text)).toBe(false);
    }),
    { numRuns: 500 },
  );
});
