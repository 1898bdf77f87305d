import fc from "fast-check";
import { decode } from "../../../pipeline/event/decode";
import {
  decimal,
  type FieldType,
  flag,
  instant,
  integer,
  jsonObject,
  oneOf,
  text,
} from "../../../pipeline/event/fieldType";
import {
  amountMinor,
  countryCode,
  currencyCode,
  identifier,
  label,
  percent,
  pixels,
  position,
  slug,
  url,
  word,
} from "../../../pipeline/event/scalars";
import { shownValue } from "../../../pipeline/event/shownValue";

interface Case {
  readonly type: FieldType<unknown>;
  readonly rule: string;
  readonly column: string;
  readonly admits: readonly unknown[];
  readonly refuses: readonly unknown[];
}

const aCase = <A>(type: FieldType<A>, rest: Omit<Case, "type">): Case => ({
  type: type as FieldType<unknown>,
  ...rest,
});

const neverText = ["", 7, true, null, undefined, [], {}, "\ud83c", "a\udf63"];
const neverNumber = ["7", true, null, undefined, [], {}, Number.NaN, Number.POSITIVE_INFINITY];

const cases: Readonly<Record<string, Case>> = {
  "text({ maxLength: 3 })": aCase(text({ maxLength: 3 }), {
    rule: "text of 1 to 3 characters",
    column: "string",
    admits: ["a", "abc", "🍣a", " ", "\n"],
    refuses: [...neverText, "abcd", "🍣🍣"],
  }),
  'oneOf("mobile", "tablet")': aCase(oneOf("mobile", "tablet"), {
    rule: "one of mobile, tablet",
    column: "string",
    admits: ["mobile", "tablet"],
    refuses: [...neverText, "Mobile", "tv", "mobile "],
  }),
  "integer({ min: -1, max: 2 })": aCase(integer({ min: -1, max: 2 }), {
    rule: "a whole number from -1 to 2",
    column: "int",
    admits: [-1, 0, 2],
    refuses: [...neverNumber, -2, 3, 0.5],
  }),
  "integer({ min: 0, max: 2 ** 53 })": aCase(integer({ min: 0, max: 2 ** 53 }), {
    rule: "a whole number from 0 to 9007199254740992",
    column: "bigint",
    admits: [0, Number.MAX_SAFE_INTEGER],
    refuses: [...neverNumber, -1, 2 ** 53],
  }),
  "decimal({ min: -1, max: 1.5 })": aCase(decimal({ min: -1, max: 1.5 }), {
    rule: "a number from -1 to 1.5",
    column: "double",
    admits: [-1, 0, 0.1, 1.5],
    refuses: [...neverNumber, -1.01, 1.6],
  }),
  "flag()": aCase(flag(), {
    rule: "true or false",
    column: "boolean",
    admits: [true, false],
    refuses: ["true", 0, 1, null, undefined, [], {}],
  }),
  "jsonObject()": aCase(jsonObject(), {
    rule: "a JSON object",
    column: "string",
    admits: [{}, { a: [1, { b: null }] }],
    refuses: ["{}", 7, true, null, undefined, [], [{}]],
  }),
  slug: aCase(slug, {
    rule: "1 to 128 letters, digits or _ . : @ - beginning with a letter or digit",
    column: "string",
    admits: ["a", "7", "A_b.c:d@e-f", "x".repeat(128)],
    refuses: [...neverText, "-a", ".a", "a b", "a/b", "è", "a\n", "x".repeat(129)],
  }),
  identifier: aCase(identifier, {
    rule: "1 to 128 characters without spaces or control characters",
    column: "string",
    admits: ["a", "-", "a/b#c", "è", "🍣", "x".repeat(128), "🍣".repeat(64)],
    refuses: [...neverText, " ", "a b", "a\u00a0b", "a\n", "a\0", "\u007f", "x".repeat(129), "🍣".repeat(65)],
  }),
  word: aCase(word, {
    rule: "1 to 64 lower-case letters, digits or underscores beginning with a letter",
    column: "string",
    admits: ["a", "item_add", "x2", "x".repeat(64)],
    refuses: [...neverText, "Item", "2x", "_x", "a-b", "a\n", "x".repeat(65)],
  }),
  label: aCase(label, {
    rule: "text of 1 to 256 characters",
    column: "string",
    admits: ["Burrata, figs & hazelnut", "寿司", "x".repeat(256)],
    refuses: [...neverText, "x".repeat(257)],
  }),
  url: aCase(url, {
    rule: "text of 1 to 2048 characters",
    column: "string",
    admits: ["https://menu.example/luna?table=12", "/luna", "x".repeat(2048)],
    refuses: [...neverText, "x".repeat(2049)],
  }),
  countryCode: aCase(countryCode, {
    rule: "an ISO 3166 country code of two capital letters",
    column: "string",
    admits: ["IT", "JP"],
    refuses: [...neverText, "it", "ITA", "I", "I\n"],
  }),
  currencyCode: aCase(currencyCode, {
    rule: "an ISO 4217 currency code of three capital letters",
    column: "string",
    admits: ["EUR"],
    refuses: [...neverText, "eur", "EU", "EURO"],
  }),
  amountMinor: aCase(amountMinor, {
    rule: "a whole number from -1000000000000 to 1000000000000",
    column: "bigint",
    admits: [-1_000_000_000_000, 0, 1_000_000_000_000],
    refuses: [...neverNumber, 0.5, 1_000_000_000_001],
  }),
  percent: aCase(percent, {
    rule: "a number from 0 to 100",
    column: "double",
    admits: [0, 33.3, 100],
    refuses: [...neverNumber, -0.1, 100.1],
  }),
  position: aCase(position, {
    rule: "a whole number from 0 to 100000",
    column: "int",
    admits: [0, 100_000],
    refuses: [...neverNumber, -1, 100_001],
  }),
  pixels: aCase(pixels, {
    rule: "a whole number from 0 to 100000",
    column: "int",
    admits: [0, 100_000],
    refuses: [...neverNumber, -1, 100_001],
  }),
};

describe.each(Object.entries(cases))("%s", (_, { type, rule, column, admits, refuses }) => {
  test("admits its values and gives them back unchanged", () => {
    for (const value of admits) {
      expect(type.codec.is(value)).toBe(true);
      expect(decode(type.codec, value)).toEqual({ kind: "valid", value });
      expect(type.codec.encode(value)).toBe(value);
    }
  });

  test("refuses everything else with its rule", () => {
    for (const value of refuses) {
      expect([value, type.codec.is(value)]).toEqual([value, false]);
      const actual = value === undefined ? "it is missing" : `not ${shownValue(value)}`;
      expect(decode(type.codec, value)).toEqual({
        kind: "invalid",
        errors: [`value: must be ${rule}, ${actual}`],
      });
    }
  });

  test("says the same in its rule, its codec's name, its column and its JSON Schema", () => {
    const schemaType = { int: "integer", bigint: "integer", double: "number", boolean: "boolean" }[column];
    expect(type.rule).toBe(rule);
    expect(type.codec.name).toBe(rule);
    expect(type.column).toBe(column);
    expect(type.schema.type).toBe(schemaType ?? (type.freeForm ? "object" : "string"));
  });
});

describe("instant()", () => {
  const { codec, rule, column } = instant();

  test("is stored as a timestamp", () => {
    expect(column).toBe("timestamp");
  });

  test.each([
    ["2026-03-01T18:42:07.120Z", "2026-03-01T18:42:07.120Z"],
    ["2026-03-01T18:42:07Z", "2026-03-01T18:42:07.000Z"],
    ["2026-03-01T18:42Z", "2026-03-01T18:42:00.000Z"],
    ["2026-03-01t18:42:07z", "2026-03-01T18:42:07.000Z"],
    ["2026-03-01T18:42:07.1Z", "2026-03-01T18:42:07.100Z"],
    ["2026-03-01T18:42:07.12Z", "2026-03-01T18:42:07.120Z"],
    ["2026-03-01T18:42:07.1239Z", "2026-03-01T18:42:07.123Z"],
    ["2026-03-01T18:42:07.999999999Z", "2026-03-01T18:42:07.999Z"],
    ["2026-03-01T18:42:07+02:00", "2026-03-01T16:42:07.000Z"],
    ["2026-03-01T18:42:07-0330", "2026-03-01T22:12:07.000Z"],
    ["2026-03-01T00:30:00+05:45", "2026-02-28T18:45:00.000Z"],
    ["2026-12-31T23:30:00-14:00", "2027-01-01T13:30:00.000Z"],
    ["2026-03-01T00:00:00-00:00", "2026-03-01T00:00:00.000Z"],
    ["2024-02-29T12:00:00Z", "2024-02-29T12:00:00.000Z"],
    ["2000-02-29T12:00:00Z", "2000-02-29T12:00:00.000Z"],
    ["1990-01-01T00:00:00Z", "1990-01-01T00:00:00.000Z"],
    ["2199-12-31T23:59:59.999Z", "2199-12-31T23:59:59.999Z"],
    [1_772_390_527_120, "2026-03-01T18:42:07.120Z"],
    [Date.UTC(1990, 0, 1), "1990-01-01T00:00:00.000Z"],
  ])("%s is %s", (sent, utc) => {
    const value = Date.parse(utc);
    expect(decode(codec, sent)).toEqual({ kind: "valid", value });
    expect(codec.encode(value)).toBe(utc);
  });

  test.each([
    ["no zone", "2026-03-01T18:42:07"],
    ["no time", "2026-03-01"],
    ["no T", "2026-03-01 18:42:07Z"],
    ["24:00", "2026-03-01T24:00:00Z"],
    ["minute 60", "2026-03-01T18:60:00Z"],
    ["a leap second", "2016-12-31T23:59:60Z"],
    ["30 February", "2026-02-30T12:00:00Z"],
    ["29 February of no leap year", "2026-02-29T12:00:00Z"],
    ["29 February of 2100", "2100-02-29T12:00:00Z"],
    ["31 April", "2026-04-31T12:00:00Z"],
    ["month 0", "2026-00-10T12:00:00Z"],
    ["month 13", "2026-13-01T12:00:00Z"],
    ["day 0", "2026-03-00T12:00:00Z"],
    ["a zone beyond 14 hours", "2026-03-01T18:42:07+15:00"],
    ["a zone of hours alone", "2026-03-01T18:42:07+02"],
    ["a zone with minute 60", "2026-03-01T18:42:07+02:60"],
    ["ten fractional digits", "2026-03-01T18:42:07.1234567890Z"],
    ["a point without digits", "2026-03-01T18:42:07.Z"],
    ["a year of two digits", "26-03-01T18:42:07Z"],
    ["an early year", "0026-03-01T18:42:07Z"],
    ["a moment before 1990", "1989-12-31T23:59:59.999Z"],
    ["a moment from 2200", "2200-01-01T00:00:00Z"],
    ["a moment before 1990 by its zone", "1990-01-01T00:00:00+00:01"],
    ["a date for mail", "Sun, 01 Mar 2026 18:42:07 GMT"],
    ["space around it", " 2026-03-01T18:42:07Z"],
    ["a line break after it", "2026-03-01T18:42:07Z\n"],
    ["Arabic digits", "٢٠٢٦-03-01T18:42:07Z"],
    ["milliseconds as text", "1772390527120"],
    ["seconds instead of milliseconds", 1_772_390_527],
    ["a part of a millisecond", 1_772_390_527_120.5],
    ["microseconds", 1_772_390_527_120_000],
    ["a negative number", -1],
    ["a boolean", true],
    ["a list", ["2026-03-01T18:42:07Z"]],
  ])("refuses %s", (_, sent) => {
    expect(decode(codec, sent)).toEqual({
      kind: "invalid",
      errors: [`value: must be ${rule}, not ${shownValue(sent)}`],
    });
  });

  test("is(milliseconds) holds for decoded values, not for those as sent", () => {
    expect(codec.is(1_772_390_527_120)).toBe(true);
    expect(codec.is("2026-03-01T18:42:07.120Z")).toBe(false);
    expect(codec.is(0.5)).toBe(false);
  });

  test("decode(encode(instant)) is the instant, whatever it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2200, 0, 1) - 1 }), (ms) => {
        expect(decode(codec, codec.encode(ms))).toEqual({ kind: "valid", value: ms });
      }),
    );
  });

  test("agrees with the JavaScript engine on every real time with a zone", () => {
    const twoDigits = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, "0"));
    const anyTime = fc
      .tuple(fc.integer({ min: 1991, max: 2198 }), twoDigits(13), twoDigits(28), twoDigits(23), twoDigits(59))
      .map(([year, month, day, hour, minute]) => `${year}-${month}-${day}T${hour}:${minute}:00+01:00`);
    fc.assert(
      fc.property(anyTime, (time) => {
        const decoded = decode(codec, time);
        expect(decoded.kind === "valid" ? decoded.value : Number.NaN).toBe(Date.parse(time));
      }),
    );
  });
});
