import { answerPage } from "../../../dashboard/app/api/answerPage";

const aDocument = (schema: object, value: unknown): string =>
  JSON.stringify({
    report: "now-totals",
    title: "The last minutes",
    as_of: "2026-04-01T08:12:09.113Z",
    columns: [{ name: "a", schema, doc: "-" }],
    rows: [{ a: value }],
    next: null,
  });

test.each([
  [{ type: "integer" }, 5],
  [{ type: "number" }, 0.5],
  [{ type: ["number", "null"] }, null],
  [{ type: "boolean" }, false],
  [{ type: "string" }, ""],
  [{ type: "string", format: "date-time" }, "2026-04-01T08:12:09.113Z"],
  [{ type: ["string", "null"], format: "date-time" }, null],
])("a cell of %j may be %j", (schema, value) => {
  expect(answerPage("now-totals", aDocument(schema, value)).rows).toEqual([{ a: value }]);
});

test.each([
  [{ type: "integer" }, 0.5, "a: must be integer, not 0.5"],
  [{ type: "integer" }, null, "a: must be integer, not null"],
  [{ type: "number" }, "5", 'a: must be number, not "5"'],
  [{ type: "boolean" }, 0, "a: must be boolean, not 0"],
  [{ type: "string", format: "date-time" }, "soon", 'a: must be date-time, not "soon"'],
  [{ type: ["string", "null"] }, [], "a: must be string or null, not a list"],
  [{ type: "tuple" }, 1, "a: must be tuple, not 1"],
  [{}, 1, "columns.schema.type: must be"],
])("a cell of %j may not be %j", (schema, value, message) => {
  expect(() => answerPage("now-totals", aDocument(schema, value))).toThrow(message);
});

test("ten thousand rows are held to their columns", () => {
  const columns = Array.from({ length: 15 }, (_, index) => ({
    name: `c${index}`,
    schema: { type: ["integer", "null"] },
    doc: "-",
  }));
  const row = Object.fromEntries(columns.map(({ name }, index) => [name, index]));
  const text = JSON.stringify({
    report: "hours",
    title: "-",
    as_of: "2026-04-01T08:12:09.113Z",
    columns,
    rows: Array.from({ length: 10_000 }, () => row),
    next: null,
  });
  expect(answerPage("hours", text).rows).toHaveLength(10_000);
});
