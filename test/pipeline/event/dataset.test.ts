import { dataset, derived, derivedWhereKnown, optional, required } from "../../../pipeline/event/dataset";
import { decode } from "../../../pipeline/event/decode";
import { instant, integer, jsonObject } from "../../../pipeline/event/fieldType";
import { identifier, label } from "../../../pipeline/event/scalars";

const visits = dataset({
  name: "visits",
  doc: "One row for each visit.",
  timeField: "began_at",
  check: ({ guests, table_id }) =>
    guests !== undefined && table_id === undefined ? ["table_id: where?"] : [],
  fields: {
    visit_id: required({ type: identifier, doc: "The visit.", example: "v-1" }),
    began_at: required({ type: instant(), doc: "Its beginning.", example: "2026-03-01T18:00:00.000Z" }),
    guests: optional({ type: integer({ min: 1, max: 99 }), doc: "How many.", example: 2 }),
    table_id: optional({ type: label, doc: "Where.", example: "12" }),
    notes: optional({ type: jsonObject(), doc: "Anything.", example: {} }),
    received_at: derived({ type: instant(), doc: "Set.", example: "2026-03-01T18:00:01.000Z" }),
    country: derivedWhereKnown({ type: label, doc: "Set.", example: "IT" }),
  },
});

const aVisit = (overrides: Readonly<Record<string, unknown>> = {}) => ({
  visit_id: "v-1",
  began_at: "2026-03-01T18:00:00Z",
  ...overrides,
});

const errorsOf = (record: unknown): readonly string[] => {
  const decoded = decode(visits.codec, record);
  return decoded.kind === "invalid" ? decoded.errors : [];
};

test("a record decodes to its fields, and encodes back to plain JSON in the table's order", () => {
  const decoded = decode(visits.codec, aVisit({ table_id: "12", guests: 2 }));
  const value = { visit_id: "v-1", began_at: Date.UTC(2026, 2, 1, 18), guests: 2, table_id: "12" };
  expect(decoded).toEqual({ kind: "valid", value });
  expect(visits.codec.is(value)).toBe(true);
  expect(JSON.stringify(visits.codec.encode(value))).toBe(
    '{"visit_id":"v-1","began_at":"2026-03-01T18:00:00.000Z","guests":2,"table_id":"12"}',
  );
});

test("null is the same as absent: fine in an optional field, missing in a required one", () => {
  const decoded = decode(visits.codec, aVisit({ guests: null }));
  expect(decoded.kind === "valid" && Object.keys(decoded.value)).toEqual(["visit_id", "began_at"]);
  expect(errorsOf(aVisit({ visit_id: null }))).toEqual([`visit_id: required, ${identifier.rule}`]);
});

test("every wrong field is told, with its rule and its value", () => {
  expect(errorsOf({ visit_id: "a b", guests: 0 })).toEqual([
    `visit_id: must be ${identifier.rule}, not "a b"`,
    `began_at: required, ${visits.fields.began_at.type.rule}`,
    "guests: must be a whole number from 1 to 99, not 0",
  ]);
});

test.each([
  ["a long text", "x".repeat(300), `"${"x".repeat(59)}… (302 characters)`],
  ["a list", ["x"], "a list"],
  ["an object", { x: 1 }, "an object"],
  ["a text with a line break", "a\nb".padEnd(257), `"a\\nb${" ".repeat(55)}… (260 characters)`],
])("a message quotes %s shortly", (_, table_id, quoted) => {
  expect(errorsOf(aVisit({ table_id }))).toEqual([
    `table_id: must be text of 1 to 256 characters, not ${quoted}`,
  ]);
});

test("a field that is not in the table is refused by name", () => {
  expect(errorsOf(aVisit({ color: "red" }))).toEqual([
    "color: not a field of visits; put custom values under properties",
  ]);
});

test.each([
  ["my color", 'visits: "my color" is not a field of visits; put custom values under properties'],
  ["", 'visits: "" is not a field of visits; put custom values under properties'],
  ["a: b", 'visits: "a: b" is not a field of visits; put custom values under properties'],
  [
    "x".repeat(30_000),
    `visits: "${"x".repeat(59)}… (30002 characters) is not a field of visits; put custom values under properties`,
  ],
])("a field with a strange name is refused by a message as plain and as short: %.20j", (name, message) => {
  expect(errorsOf(aVisit({ [name]: "x".repeat(30_000) }))).toEqual([message]);
});

test.each(["toString", "hasOwnProperty", "valueOf"])(
  "the name %s is no field though every object has it",
  (name) => {
    expect(errorsOf(aVisit({ [name]: 1 }))).toEqual([
      `${name}: not a field of visits; put custom values under properties`,
    ]);
  },
);

test.each(["received_at", "country"])(
  "%s is set by the pipeline, so a producer cannot send it, not even as null",
  (name) => {
    for (const value of ["2026-03-01T18:00:00Z", null])
      expect(errorsOf(aVisit({ [name]: value }))).toEqual([
        `${name}: set by Footfall, so a producer cannot send it`,
      ]);
  },
);

test.each([null, [], [aVisit()], "visit", 7, true])("%j is no record", (record) => {
  expect(errorsOf(record)).toEqual(["visits: must be a JSON object"]);
  expect(visits.codec.is(record)).toBe(false);
});

test("rules across fields are asked once every field is fine", () => {
  expect(errorsOf(aVisit({ guests: 2 }))).toEqual(["table_id: where?"]);
  expect(errorsOf(aVisit({ guests: 0 }))).toEqual(["guests: must be a whole number from 1 to 99, not 0"]);
});

test("is(record) holds for decoded records alone", () => {
  const record = { visit_id: "v-1", began_at: 1_772_388_000_000 };
  expect(visits.codec.is(record)).toBe(true);
  for (const other of [
    { visit_id: "v-1" },
    { ...record, began_at: "2026-03-01T18:00:00Z" },
    { ...record, color: 1 },
  ])
    expect(visits.codec.is(other)).toBe(false);
});

test("columns are the fields in their order, those of the pipeline among them", () => {
  expect(visits.columns).toEqual([
    { name: "visit_id", type: "string", required: true, freeForm: false, doc: "The visit." },
    { name: "began_at", type: "timestamp", required: true, freeForm: false, doc: "Its beginning." },
    { name: "guests", type: "int", required: false, freeForm: false, doc: "How many." },
    { name: "table_id", type: "string", required: false, freeForm: false, doc: "Where." },
    { name: "notes", type: "string", required: false, freeForm: true, doc: "Anything." },
    { name: "received_at", type: "timestamp", required: true, freeForm: false, doc: "Set." },
    { name: "country", type: "string", required: false, freeForm: false, doc: "Set." },
  ]);
});
