import { decode } from "../../../pipeline/event/decode";
import { count, flag, number, orNull, rowOf, text, time } from "../../../pipeline/reports/row";

const row = rowOf({
  name: text("A name."),
  views: count("Views."),
  share: orNull(number("A share.")),
  at: orNull(time("When.")),
  is_new: flag("Whether it is new."),
});

test("a row's columns are in the order of its cells, with their meanings and schemas", () => {
  expect(row.columns).toEqual([
    { name: "name", schema: { type: "string" }, doc: "A name." },
    { name: "views", schema: { type: "integer" }, doc: "Views." },
    { name: "share", schema: { type: ["number", "null"] }, doc: "A share." },
    { name: "at", schema: { type: ["string", "null"], format: "date-time" }, doc: "When." },
    { name: "is_new", schema: { type: "boolean" }, doc: "Whether it is new." },
  ]);
});

test("a row is decoded from what an engine gives, and encoded to what JSON shows", () => {
  const given = { name: "x", views: 3, share: 0.5, at: 1_772_388_000_000, is_new: false };
  expect(decode(row.codec, given)).toEqual({ kind: "valid", value: given });
  expect(row.codec.encode(given)).toEqual({ ...given, at: "2026-03-01T18:00:00.000Z" });
  const empty = { ...given, share: null, at: null };
  expect(decode(row.codec, empty)).toEqual({ kind: "valid", value: empty });
  expect(row.codec.encode(empty)).toEqual(empty);
});

test("a row says which of its cells is wrong", () => {
  const wrong = { name: null, views: 1.5, share: "0.5", at: "yesterday", is_new: 1 };
  const decoded = decode(row.codec, wrong);
  const errors = decoded.kind === "invalid" ? decoded.errors.join("\n") : "";
  for (const name of Object.keys(wrong)) expect(errors).toMatch(new RegExp(`^${name}: must be`, "m"));
});

test("a whole number that no JavaScript number holds is refused", () => {
  expect(decode(rowOf({ n: count("How many.") }).codec, { n: 2 ** 53 }).kind).toBe("invalid");
});
