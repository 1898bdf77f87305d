import * as t from "io-ts";
import { decode } from "../../../pipeline/event/decode";
import { shownValue } from "../../../pipeline/event/shownValue";
import { fromJson, wholeNumberFromString } from "../../../pipeline/event/stringCodecs";

describe("wholeNumberFromString(min, max)", () => {
  const codec = wholeNumberFromString(-5, 64);

  test.each([
    ["1", 1],
    ["-5", -5],
    ["0", 0],
    ["64", 64],
    ["007", 7],
  ])("%j is %i", (text, value) => {
    expect(decode(codec, text)).toEqual({ kind: "valid", value });
    expect(codec.is(value)).toBe(true);
    expect(decode(codec, codec.encode(value))).toEqual({ kind: "valid", value });
  });

  test.each([
    "65",
    "-6",
    "",
    " 1",
    "1 ",
    "1.0",
    "1e1",
    "0x1",
    "+1",
    "--1",
    "٣",
    "9".repeat(16),
    1,
    null,
    ["1"],
  ])("%j is none", (input) => {
    expect(decode(codec, input)).toEqual({
      kind: "invalid",
      errors: [`value: must be a whole number from -5 to 64, not ${shownValue(input)}`],
    });
  });

  test("a fraction and a number out of range are no values of it", () => {
    expect([0.5, 65, "1"].filter(codec.is)).toEqual([]);
  });
});

describe("fromJson(codec)", () => {
  const codec = fromJson(t.readonlyArray(t.string, "a list of names"));

  test("decodes the JSON text of a value, and encodes to it", () => {
    expect(decode(codec, ' ["a", "b"] ')).toEqual({ kind: "valid", value: ["a", "b"] });
    expect(codec.encode(["a", "b"])).toBe('["a","b"]');
    expect(codec.is(["a"])).toBe(true);
    expect(codec.is('["a"]')).toBe(false);
  });

  test.each(['["a"', "", 7, ["a"], null])("%j is no JSON text", (input) => {
    expect(decode(codec, input)).toEqual({
      kind: "invalid",
      errors: [`value: must be JSON of a list of names, not ${shownValue(input)}`],
    });
  });

  test("what the JSON says is judged by the codec", () => {
    expect(decode(codec, '{"a":1}')).toEqual({
      kind: "invalid",
      errors: ["value: must be JSON of a list of names, not an object"],
    });
  });
});
