import { csvLine } from "../http/csv";
import type { Presentation } from "./presentation";
import type { Answer } from "./storedAnswer";

/** Some rows of an answer, already as text. */
export interface Page {
  /** Of each row: JSON, or a line of CSV. */
  readonly rows: readonly string[];
  /** Where the next page begins; undefined after the last. */
  readonly nextOffset: number | undefined;
}

/**
 * A function's answer has at most 6 MB, in which the body stands as a string of JSON: what the escaped rows of a page
 * may come to leaves room for all else.
 */
export const pageBytes = 5_000_000;

/** The rows of an answer from a place on: as many as were asked for, or as fit. */
export const pageOf = (
  { rows }: Pick<Answer, "rows">,
  columns: readonly string[],
  { format, limit }: Pick<Presentation, "format" | "limit">,
  offset: number,
): Page => {
  const texts: string[] = [];
  let bytes = 0;
  for (const row of rows.slice(offset, offset + limit)) {
    const text =
      format === "csv" ? csvLine(columns.map((name) => row[name])) : JSON.stringify(row, wellFormed);
    bytes += Buffer.byteLength(JSON.stringify(text));
    // one row at least, or nobody would ever get further
    if (bytes > pageBytes && texts.length > 0) break;
    texts.push(text);
  }
  const end = offset + texts.length;
  return { rows: texts, nextOffset: end < rows.length ? end : undefined };
};

const wellFormed = (_name: string, value: unknown): unknown =>
  typeof value === "string" ? value.toWellFormed() : value;
