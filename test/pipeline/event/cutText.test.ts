import fc from "fast-check";
import { cutText } from "../../../pipeline/event/cutText";

test.each([
  ["abc", 3, "abc"],
  ["abcd", 3, "abc"],
  ["ab😀", 3, "ab"],
  ["ab😀", 4, "ab😀"],
  ["", 0, ""],
])("cutText(%j, %d) is %j", (text, maxLength, cut) => {
  expect(cutText(text, maxLength)).toBe(cut);
});

test("a cut text is well-formed, a beginning of the text, and at most one unit shorter than it may be", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(20), (text, maxLength) => {
      const cut = cutText(text, maxLength);
      expect(cut.isWellFormed()).toBe(true);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(maxLength);
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, maxLength) - 1);
    }),
  );
});
