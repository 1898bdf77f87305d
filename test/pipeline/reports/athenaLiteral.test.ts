import fc from "fast-check";
import { athenaLiteral } from "../../../pipeline/reports/athenaLiteral";

test.each([
  ["Europe/Rome", "'Europe/Rome'"],
  ["", "''"],
  ["it's", "'it''s'"],
  ["' OR 1=1 --", "''' OR 1=1 --'"],
  ["a\\'b", "'a\\''b'"],
  ["?", "'?'"],
  [7, "7"],
  [-0.5, "-0.5"],
  [true, "TRUE"],
  [false, "FALSE"],
  [null, "NULL"],
])("%j is %s", (value, literal) => {
  expect(athenaLiteral(value)).toBe(literal);
});

test("whatever a text holds, it is one literal that says it", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("'", "\\", ";", "-", "a", "\n", "è") }), (text) => {
      const literal = athenaLiteral(text);
      expect(literal).toMatch(/^'(?:[^']|'')*'$/);
      expect(literal.slice(1, -1).replaceAll("''", "'")).toBe(text);
    }),
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])("%d is no value", (value) => {
  expect(() => athenaLiteral(value)).toThrow("is no number of SQL");
});
