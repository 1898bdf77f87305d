import { prefersCsv } from "../../../pipeline/http/prefersCsv";

test.each([
  ["text/csv", true],
  ["TEXT/CSV; charset=utf-8", true],
  ["text/csv, application/json;q=0.5", true],
  ["application/json;q=0.9, text/csv", true],
  ["text/csv, */*;q=0.1", true],
  ["text/*", true],
  [undefined, false],
  ["", false],
  ["*/*", false],
  ["application/json", false],
  ["text/csv, application/json", false],
  ["text/csv;q=0.5, application/json", false],
  ["text/csv;q=0", false],
  ["text/csv;q=nonsense", false],
  ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false],
])("Accept: %s asks for CSV: %s", (accept, asks) => {
  expect(prefersCsv(accept)).toBe(asks);
});
