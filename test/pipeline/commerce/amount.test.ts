import { amount } from "../../../pipeline/commerce/amount";
import { decode } from "../../../pipeline/event/decode";

const { codec, schema } = amount();

test.each<[unknown, string]>([
  ["43.50", "43.5"],
  [43.5, "43.5"],
  ["43.00", "43"],
  [43, "43"],
  ["0043.10", "43.1"],
  ["0", "0"],
  ["-0.00", "0"],
  [-0, "0"],
  ["-12.30", "-12.3"],
  [-12.3, "-12.3"],
  [0.1, "0.1"],
  ["0.0001", "0.0001"],
  ["999999999999.9999", "999999999999.9999"],
  ["0000000000000000001", "1"],
])("an amount of %j is the text %j", (sent, text) => {
  expect(decode(codec, sent)).toEqual({ kind: "valid", value: text });
  expect(codec.is(text)).toBe(true);
  expect(decode(codec, codec.encode(text))).toEqual({ kind: "valid", value: text });
});

test.each<[unknown]>([
  [0.1 + 0.2],
  ["0.00001"],
  ["1234567890123"],
  [1e21],
  [1e-7],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  ["43,50"],
  ["1e3"],
  ["+5"],
  [" 5"],
  [".5"],
  ["5."],
  ["- 5"],
  ["€5"],
  [""],
  [true],
  [["5"]],
])("%j is no amount, and the error says what one is", (sent) => {
  expect(decode(codec, sent)).toEqual({
    kind: "invalid",
    errors: [
      expect.stringMatching(
        /^value: must be an amount in the currency's major unit, as "43.50" or 43.5, of at most 12 digits before the point and 4 after it, not /,
      ),
    ],
  });
});

test("a text that is not the canonical one decodes, and is no decoded amount", () => {
  expect(codec.is("43.50")).toBe(false);
  expect(codec.is(43.5)).toBe(false);
});

test("the schema admits the canonical texts", () => {
  const pattern = new RegExp(String(schema["pattern"]));
  for (const text of ["43.5", "-12.3", "0", "999999999999.9999"]) expect(text).toMatch(pattern);
});
