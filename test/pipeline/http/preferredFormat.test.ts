import { preferredFormat } from "../../../pipeline/http/preferredFormat";

test.each([
  ["text/csv", "csv"],
  ["TEXT/CSV; charset=utf-8", "csv"],
  ["text/csv, application/json;q=0.5", "csv"],
  ["application/json;q=0.9, text/csv", "csv"],
  ["text/csv, */*;q=0.1", "csv"],
  ["text/*", "csv"],
  ["application/sql", "sql"],
  ["Application/SQL; charset=utf-8, */*;q=0.1", "sql"],
  ["application/json;q=0.9, application/sql", "sql"],
  [undefined, "json"],
  ["", "json"],
  ["*/*", "json"],
  ["application/json", "json"],
  ["application/*", "json"],
  ["application/sql;q=0, text/html", "json"],
  ["application/sql, application/json", "json"],
  ["application/sql, text/csv", "csv"],
  ["text/csv, application/json", "json"],
  ["text/csv;q=0.5, application/json", "json"],
  ["text/csv;q=0", "json"],
  ["text/csv;q=nonsense", "json"],
  ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "json"],
] as const)("Accept: %s asks for %s", (accept, format) => {
  expect(preferredFormat(accept)).toBe(format);
});
