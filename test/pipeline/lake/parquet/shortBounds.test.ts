import fc from "fast-check";
import { shortMax, shortMin } from "../../../../pipeline/lake/parquet/shortBounds";

const min = (text: string) => Buffer.from(shortMin(Buffer.from(text), 4)).toString();
const max = (text: string) => {
  const bound = shortMax(Buffer.from(text), 4);
  return bound && Buffer.from(bound).toString();
};

test("what is short enough stays whole", () => {
  expect([min("tofu"), max("tofu")]).toEqual(["tofu", "tofu"]);
});

test("a longer least ends early, at the end of a character", () => {
  expect([min("tacos"), min("añññ"), min("🍕🍕")]).toEqual(["taco", "añ", "🍕"]);
});

test("of a longer greatest the last character is the next one", () => {
  expect([max("tacos"), max("añññ"), max("🍕🍕")]).toEqual(["tacp", "aò", "🍖"]);
});

test("where the last character has no next one of its length, the one before is replaced", () => {
  expect(max("tac\u007fos")).toBe("tad");
  expect(max("\u07ff\u07ffo")).toBeUndefined();
  expect(max(`a\u{10ffff}o`)).toBe("b");
  expect(max("\ud7ff\ud7ff")).toBe("\ue000");
});

test("short bounds bound the text, and keep the order of texts", () => {
  const text = fc.string({ unit: "binary", maxLength: 8 }).map((some) => Buffer.from(some));
  fc.assert(
    fc.property(text, text, fc.integer({ min: 4, max: 9 }), (one, other, longest) => {
      const [a, b] = Buffer.compare(one, other) <= 0 ? [one, other] : [other, one];
      expect(Buffer.compare(shortMin(a, longest), a)).toBeLessThanOrEqual(0);
      expect(Buffer.compare(shortMin(a, longest), shortMin(b, longest))).toBeLessThanOrEqual(0);
      const [maxA, maxB] = [shortMax(a, longest), shortMax(b, longest)];
      if (maxA) expect(Buffer.compare(maxA, a)).toBeGreaterThanOrEqual(0);
      if (maxA && maxB) expect(Buffer.compare(maxA, maxB)).toBeLessThanOrEqual(0);
      for (const bound of [maxA, shortMin(a, longest)])
        expect(Buffer.from(bound ?? []).equals(Buffer.from(Buffer.from(bound ?? []).toString()))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
