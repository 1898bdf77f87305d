import fc from "fast-check";
import { jsonText } from "../../../pipeline/ingest/jsonText";

test("jsonText(value) is what JSON.stringify makes of it, for any JSON", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (json) => {
      const value = JSON.parse(json);
      expect(JSON.parse(jsonText(value))).toEqual(value);
      if (!json.includes("-0")) expect(jsonText(value)).toBe(JSON.stringify(value));
    }),
    { numRuns: 300 },
  );
});

test.each([
  "1e999",
  "-1e999",
  "-0",
  '{"a":[1e999,{"b":-1e999}]}',
  '{"__proto__":{"constructor":1}}',
  '["\\ud83c",{"\\udf63":1}]',
  "[]",
  "{}",
  "[[],{}]",
])("%s is kept as it was sent", (json) => {
  expect(jsonText(JSON.parse(json))).toBe(json);
});

test.each([
  ["lists", "[", "]"],
  ["objects", '{"a":', "}"],
])("%s within each other 200,000 times exhaust no stack", (_, open, close) => {
  const json = open.repeat(200_000).replace(/:$/, ":1") + close.repeat(200_000);
  expect(jsonText(JSON.parse(json))).toBe(json);
});

test("a list of a million values exhausts no stack", () => {
  const json = `[${"1,".repeat(999_999)}1]`;
  expect(jsonText(JSON.parse(json))).toBe(json);
});
