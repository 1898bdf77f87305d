import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fields } from "../../../pipeline/event/dataset";
import { decode } from "../../../pipeline/event/decode";
import { events } from "../../../pipeline/event/events";
import { anEvent } from "../../fixtures/anEvent";

const fields: readonly [string, Fields[string]][] = Object.entries(events.fields);
const golden = join(__dirname, "goldens/columns.json");

test("the table is append-only: every column of the golden list keeps its name, type and place", () => {
  const agreed: unknown[] = JSON.parse(readFileSync(golden, "utf8"));
  const columns = events.columns.map(({ name, type, required }) => ({ name, type, required }));
  const explained = (list: readonly unknown[]) => ({
    rule: "rows already in lakes depend on these: no column is renamed, retyped, moved or removed",
    columns: list,
  });
  expect(explained(columns.slice(0, agreed.length))).toEqual(explained(agreed));
  const added = columns.slice(agreed.length).map((column) => JSON.stringify(column));
  expect({ rule: `new fields go to the end, here and in ${golden}`, added }).toEqual({
    rule: `new fields go to the end, here and in ${golden}`,
    added: [],
  });
});

test.each(fields)("%s: its example is admitted by its codec, and comes back as it was", (_, field) => {
  const decoded = decode(field.type.codec, field.example);
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join("; "));
  expect(field.type.codec.encode(decoded.value)).toEqual(field.example);
});

test.each(fields)("%s: its doc is a sentence", (_, { doc }) => {
  expect(doc).toMatch(/^[a-zA-Z].+\.$/);
});

test("an event of all producer fields' examples is accepted, and comes back as it was", () => {
  const full = Object.fromEntries(
    fields.filter(([, { from }]) => from === "producer").map(([name, { example }]) => [name, example]),
  );
  const decoded = decode(events.codec, full);
  if (decoded.kind === "invalid") throw new Error(decoded.errors.join("; "));
  expect(events.codec.is(decoded.value)).toBe(true);
  expect(events.codec.encode(decoded.value)).toEqual(full);
});

test.each(fields.filter(([, { from }]) => from === "pipeline"))("%s cannot be sent", (name, { example }) => {
  expect(decode(events.codec, anEvent({ [name]: example }))).toEqual({
    kind: "invalid",
    errors: [`${name}: set by Footfall, so a producer cannot send it`],
  });
});

test("the smallest event has its id, type, time and site", () => {
  const required = fields.filter(([, field]) => field.required && field.from === "producer");
  expect(required.map(([name]) => name)).toEqual(Object.keys(anEvent()));
  for (const [name, { type }] of required)
    expect(decode(events.codec, anEvent({ [name]: undefined }))).toEqual({
      kind: "invalid",
      errors: [`${name}: required, ${type.rule}`],
    });
});

test("the time of an event is a required timestamp", () => {
  expect(events.columns.find(({ name }) => name === events.timeField)).toMatchObject({
    type: "timestamp",
    required: true,
  });
});
