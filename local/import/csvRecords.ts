import { type CsvError, parse } from "csv-parse";
import { lineCounter } from "./lineCounter";
import { UnreadableFileError } from "./unreadableFile";

/** A record of a CSV file, and the line in which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly values: readonly string[];
}

/** Characters; a quote that is never closed makes the rest of a file one record. */
const longestRecord = 262_144;

/**
 * Splits CSV of UTF-8, with or without a byte order mark, by a delimiter. Lines end in LF or CRLF; quoted values may hold
 * line ends, delimiters and doubled quotes. Empty lines are none. Gives the records that each chunk completes, and
 * rejects with an {@link UnreadableFileError} from where on there are no more.
 */
export async function* csvRecords(
  chunks: AsyncIterable<Uint8Array>,
  delimiter: string,
): AsyncGenerator<readonly CsvRecord[], void> {
  const lines = lineCounter();
  let complete: CsvRecord[] = [];
  let failure: CsvError | undefined;
  const parser = parse({
    bom: true,
    delimiter,
    record_delimiter: ["\n", "\r\n"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: longestRecord,
    on_record: (values: string[], { bytes }) => {
      complete.push({ line: lines.at(bytes) - lineEndsIn(values), values });
      return null;
    },
  });
  parser.on("error", (error: CsvError) => {
    failure = error;
  });
  parser.resume();
  const take = (): readonly CsvRecord[] => {
    const taken = complete;
    complete = [];
    return taken;
  };

  for await (const chunk of chunks) {
    lines.take(chunk);
    await new Promise((resolve) => parser.write(chunk, resolve));
    yield take();
    if (failure !== undefined) throw unreadable(failure);
  }
  const ended = new Promise((resolve) => parser.once("close", resolve));
  parser.end();
  await ended;
  yield take();
  if (failure !== undefined) throw unreadable(failure);
}

const lineEndsIn = (values: readonly string[]): number =>
  values.reduce((sum, value) => (value.includes("\n") ? sum + value.split("\n").length - 1 : sum), 0);

const unreadable = ({ code, message }: CsvError): UnreadableFileError =>
  new UnreadableFileError(
    code === "CSV_QUOTE_NOT_CLOSED" || code === "CSV_MAX_RECORD_SIZE"
      ? `a quote is never closed, or a row has more than ${longestRecord} characters`
      : message,
  );
