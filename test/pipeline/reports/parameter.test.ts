import { decode } from "../../../pipeline/event/decode";
import {
  choice,
  dateParameter,
  labelParameter,
  orElse,
  orNone,
  type Parameter,
  siteParameter,
  timeZoneParameter,
  wholeNumber,
} from "../../../pipeline/reports/parameter";
import type { SqlParameter } from "../../../pipeline/reports/sqlEngine";

const said = { doc: "What it is for.", example: "x" };
const read = <A extends SqlParameter>(parameter: Parameter<A>, text: string): A | string => {
  const decoded = decode(parameter.codec, text);
  return decoded.kind === "valid" ? decoded.value : decoded.errors.join("; ");
};

test.each(["2026-03-01", "2024-02-29", "1990-01-01", "2199-12-31"])("%s is a date", (text) => {
  expect(read(dateParameter(said), text)).toBe(text);
});

test.each([
  "2026-02-29",
  "2026-3-1",
  "1989-12-31",
  "2200-01-01",
  "2026-03-01T00:00:00Z",
  "today",
  " 2026-03-01",
])("%s is no date", (text) => {
  expect(read(dateParameter(said), text)).toBe(
    `value: must be a date as 2026-03-01, from 1990-01-01 to 2199-12-31, not "${text}"`,
  );
});

test.each(["UTC", "Europe/Rome", "America/Argentina/Ushuaia", "Etc/GMT+12"])("%s is a time zone", (text) => {
  expect(read(timeZoneParameter(said), text)).toBe(text);
});

test.each(["+02:00", "CEST", "Europe/Roma", "Europe", "Rome", "' OR '1' = '1", "utc", "Europe/Rome/"])(
  "%s is no time zone that every engine knows",
  (text) => {
    expect(read(timeZoneParameter(said), text)).toBe(
      `value: must be a time zone by its IANA name, as Europe/Rome, or UTC, not "${text}"`,
    );
  },
);

test("a whole number is in its range, and nothing but digits", () => {
  const parameter = wholeNumber({ min: 0, max: 90 }, said);
  expect(parameter.schema).toEqual({ type: "integer", minimum: 0, maximum: 90 });
  expect([read(parameter, "0"), read(parameter, "90")]).toEqual([0, 90]);
  for (const text of ["-1", "91", "1.5", "1e1", "", "x", "0x1"])
    expect(read(parameter, text)).toBe(`value: must be a whole number from 0 to 90, not "${text}"`);
});

test("a choice is one of its words", () => {
  const parameter = choice(["all", "day"], said);
  expect(parameter.schema).toMatchObject({ enum: ["all", "day"] });
  expect(read(parameter, "day")).toBe("day");
  expect(read(parameter, "Day")).toBe('value: must be one of all, day, not "Day"');
});

test("a label is any short text, a site a slug", () => {
  expect(read(labelParameter(said), "Caffè & dolci, 'x'")).toBe("Caffè & dolci, 'x'");
  expect(read(labelParameter(said), "x".repeat(257))).toMatch(/^value: must be text of 1 to 256 characters/);
  expect(read(siteParameter(said), "luna")).toBe("luna");
  // several sites in one value would be read as several
  expect(read(siteParameter(said), "luna,sole")).toMatch(/^value: must be 1 to 128 letters, digits or/);
});

test("orNone and orElse say what holds where a parameter is left out, and keep the rest", () => {
  const parameter = labelParameter(said);
  expect(orNone(parameter)).toEqual({ ...parameter, default: null });
  expect(orElse(parameter, "x")).toEqual({ ...parameter, default: "x" });
  expect(read(orNone(wholeNumber({ min: 1, max: 2 }, said)), "3")).toMatch(/^value: must be a whole number/);
});
