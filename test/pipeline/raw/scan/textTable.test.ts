import fc from "fast-check";
import { textTable } from "../../../../pipeline/raw/scan/textTable";
import { aLineScan } from "../../../support/aLineScan";

const limits = { texts: 40, bytes: 2000 };

test("the same bytes are the same text, judged but once, as long as the table holds them", () => {
  let judged = 0;
  const table = textTable(() => {
    judged += 1;
    return true;
  }, limits);
  const first = table.read(aLineScan('Antipasti",'));
  expect(table.read(aLineScan('Pasta"'))?.text).toBe("Pasta");
  expect(table.read(aLineScan('Antipasti"}'))).toBe(first);
  expect(table.read(aLineScan('Antipasti"'))).toBe(first);
  expect([first?.text, judged]).toEqual(["Antipasti", 2]);
});

test("any texts are read as they are, however many are forgotten meanwhile", () => {
  const aText = fc
    .oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.integer({ min: 0, max: 90 }).map((n) => `s-${n}`),
    )
    .map((text) => text.toWellFormed().replace(/["\\\p{Cc}]/gu, ""));
  const table = textTable((text) => text !== "s-7", limits);
  fc.assert(
    fc.property(fc.array(aText, { maxLength: 60 }), (texts) => {
      for (const text of texts) {
        const scan = aLineScan(`${text}",`);
        expect(table.read(scan)?.text).toBe(text === "s-7" ? undefined : text);
        if (text !== "s-7") expect(scan.at).toBe(scan.end - 1);
      }
    }),
  );
});

test.each(["", "no end", 'a\tb"', '\n"'])("%j is no text", (text) => {
  expect(textTable(() => true, limits).read(aLineScan(text))).toBeUndefined();
});
