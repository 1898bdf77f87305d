import fc from "fast-check";
import { compareUtf8 } from "../../../../pipeline/lake/parquet/utf8Order";

test("text compares as its UTF-8 bytes do", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(text, text, text, (prefix, a, b) => {
      const bytes = Buffer.compare(Buffer.from(prefix + a), Buffer.from(prefix + b));
      expect(Math.sign(compareUtf8(prefix + a, prefix + b))).toBe(bytes);
    }),
  );
});

test("an emoji comes after full-width text, though JavaScript's order has it before", () => {
  expect("😀" < "Ａ").toBe(true);
  expect(compareUtf8("😀", "Ａ")).toBeGreaterThan(0);
});
