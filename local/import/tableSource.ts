import { lines } from "../accessLog/lines";
import { StartupError } from "../startupError";
import { type CsvRecord, csvRecords } from "./csvRecords";
import { type Row, type Source, tableRow } from "./row";

/** How a file's rows are divided into columns. */
export interface TableShape {
  /** One character, or `spaces` for columns that blanks align. */
  readonly delimiter: string;
  /** Of a file whose first row names none. */
  readonly columns: readonly string[] | undefined;
}

/** Opens a table: CSV, or columns aligned with blanks. Its first row names its columns, unless they are given. */
export const tableSource = async (
  chunks: AsyncIterable<Uint8Array>,
  { delimiter, columns }: TableShape,
): Promise<Source> => {
  const records = delimiter === "spaces" ? spacedRecords(chunks) : csvRecords(chunks, delimiter);
  if (columns !== undefined) return { columns, hasAllColumns: true, rows: rowsOf([], records, columns) };
  const first = await nextWithRecords(records);
  const [header, ...rest] = first;
  if (header === undefined) throw new StartupError("the file is empty: its first row names the columns");
  return { columns: header.values, hasAllColumns: true, rows: rowsOf(rest, records, header.values) };
};

/** A list with at least one record; an empty one at the end. */
const nextWithRecords = async (
  records: AsyncGenerator<readonly CsvRecord[], void>,
): Promise<readonly CsvRecord[]> => {
  for (;;) {
    const next = await records.next();
    if (next.done) return [];
    if (next.value.length > 0) return next.value;
  }
};

async function* rowsOf(
  first: readonly CsvRecord[],
  rest: AsyncIterable<readonly CsvRecord[]>,
  columns: readonly string[],
): AsyncGenerator<readonly Row[], void> {
  const toRow = ({ line, values }: CsvRecord): Row => tableRow(line, columns, values);
  yield first.map(toRow);
  for await (const list of rest) yield list.map(toRow);
}

/** Bytes of a line. */
const longestLine = 262_144;

async function* spacedRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly CsvRecord[], void> {
  let lineNumber = 0;
  for await (const list of lines(chunks, longestLine)) {
    const records: CsvRecord[] = [];
    for (const each of list) {
      lineNumber += 1;
      const text = each === "too long" ? "" : new TextDecoder().decode(each).trim();
      if (text !== "") records.push({ line: lineNumber, values: text.split(/\s+/) });
      else if (each === "too long") records.push({ line: lineNumber, values: [] });
    }
    yield records;
  }
}
