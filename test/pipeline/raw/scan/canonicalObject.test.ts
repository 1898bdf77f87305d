import fc from "fast-check";
import { canonicalObjectReader } from "../../../../pipeline/raw/scan/canonicalObject";
import { aLineScan } from "../../../support/aLineScan";

const read = canonicalObjectReader();

const isRead = (text: string): boolean => {
  const scan = aLineScan(text);
  return read(scan) && scan.at === scan.end;
};

test.each([
  "{}",
  '{"a":1}',
  '{"a":{},"b":[],"c":[[1,-2.5,"ü",true,false,null],{"a":"x"}],"":""}',
  `${'{"a":'.repeat(15)}{}${"}".repeat(15)}`,
  '{"a":{"x":1},"b":{"x":1},"x":1}',
])("reads %s", (text) => {
  expect(isRead(text)).toBe(true);
});

test.each([
  "",
  "[]",
  "{",
  '{"a"}',
  '{"a":}',
  '{"a":1,}',
  '{"a":1 }',
  '{"a":1}}',
  '{"a":tru}',
  '{"a":[1,]}',
  '{"a":1.0}',
  '{"a":1,"a":2}',
  '{"b":[{"a":1,"c":2,"a":3}]}',
  '{"1":1}',
  '{"a":"\t"}',
  '{"a":"x}',
  `${'{"a":'.repeat(17)}{}${"}".repeat(17)}`,
])("leaves what JSON.stringify would write otherwise to who parses it: %s", (text) => {
  expect(isRead(text)).toBe(false);
});

test("what is read is just what JSON.stringify makes of it again", () => {
  const piece = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"a"',
    '"b"',
    '"10"',
    "1",
    "-0",
    "1.5",
    "null",
    '""',
  );
  const aText = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((pieces) => `{"x":${pieces.join("")}}`),
    fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()).map((value) => JSON.stringify(value)),
  );
  let count = 0;
  fc.assert(
    fc.property(aText, (text) => {
      // lines with escapes are never scanned
      if (text.includes("\\") || !isRead(text)) return;
      count += 1;
      expect(JSON.stringify(JSON.parse(text))).toBe(text);
    }),
    { numRuns: 1000 },
  );
  expect(count).toBeGreaterThan(50);
});
