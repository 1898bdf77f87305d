/**
 * A table as CSV (RFC 4180): a line of names, then one a row, each ended by CRLF. A text that a spreadsheet would take
 * for a formula has an apostrophe before it; no value is an empty cell.
 */
export const csv = (columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string =>
  [csvLine(columns), ...rows.map((row) => csvLine(columns.map((name) => row[name])))].join("");

/** One line of CSV, with its end. */
export const csvLine = (values: readonly unknown[]): string => `${values.map(cell).join(",")}\r\n`;

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return quoted(typeof value === "string" ? defused(value.toWellFormed()) : String(value));
};

/** How spreadsheets know a formula. */
const defused = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
