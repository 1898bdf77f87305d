import type { Column } from "../../event/dataset";
import { type ByteSink, byteSink } from "./byteSink";
import type { ColumnVector } from "./columnVector";
import { type Dictionary, dictionaryOf } from "./dictionary";
import { appendHybrid, bitWidthOf } from "./hybridEncoding";
import { appendPlain } from "./plainEncoding";
import { type ValueRange, valueRange } from "./valueRange";

/** One column of a row group as the bodies of its pages, not yet compressed. */
export interface ColumnPages {
  /** The distinct values, PLAIN; there when the data pages hold codes into them, absent when those are PLAIN. */
  readonly dictionary?: { readonly body: Uint8Array; readonly valueCount: number };
  readonly data: readonly DataPage[];
  readonly nullCount: number;
  /** Absent where readers must not prune by it; see {@link valueRange}. */
  readonly range?: ValueRange;
}

/** The body of a data page, version 1: definition levels when the column is optional, then the values. */
export interface DataPage {
  readonly body: Uint8Array;
  /** Rows, with those that are null. */
  readonly rowCount: number;
}

/** A page ends after this many rows, or earlier where its text grows beyond {@link longestPageText}. */
export const rowsPerPage = 20_000;

/** UTF-16 code units. */
const longestPageText = 2 ** 20;

/** Encodes one column of a row group; the vector must have passed its checks. */
export const columnPages = (column: Column, vector: ColumnVector): ColumnPages => {
  const sink = byteSink(2 ** 16);
  const levels = definitionLevels(vector);
  const dictionary = dictionaryOf(vector);
  const range = column.freeForm ? undefined : valueRange(dictionary?.distinct ?? vector);
  const appendValues = dictionary ? appendCodes(sink, dictionary) : appendPlainRows(sink, vector);
  const endOfPage =
    vector.type === "string" && !dictionary ? endOfTextPage(vector.values) : endOfRows(levels);

  const data: DataPage[] = [];
  for (let start = 0; start < levels.length; ) {
    const end = endOfPage(start);
    if (!column.required) appendLevels(sink, levels, start, end);
    appendValues(start, end, countValues(levels, start, end));
    data.push({ body: sink.take(), rowCount: end - start });
    start = end;
  }
  return {
    data,
    nullCount: levels.length - countValues(levels, 0, levels.length),
    ...(range ? { range } : {}),
    ...(dictionary ? { dictionary: dictionaryPage(sink, dictionary) } : {}),
  };
};

/** 1 where a row has a value, 0 where it is null. */
const definitionLevels = (vector: ColumnVector): Uint8Array => {
  const levels = new Uint8Array(vector.values.length);
  for (let row = 0; row < levels.length; row++) levels[row] = vector.values[row] === null ? 0 : 1;
  return levels;
};

const countValues = (levels: Uint8Array, start: number, end: number): number => {
  let count = 0;
  for (let row = start; row < end; row++) count += levels[row] ?? 0;
  return count;
};

/** Levels stand behind their encoded size as an int32. */
const appendLevels = (sink: ByteSink, levels: Uint8Array, start: number, end: number): void => {
  const encoded = byteSink(64);
  appendHybrid(encoded, levels, start, end, 1);
  const bytes = encoded.take();
  sink.int32(bytes.length);
  sink.bytes(bytes);
};

/** Appends the values of the rows in [start, end), of which `valueCount` are not null; page after page. */
type AppendValues = (start: number, end: number, valueCount: number) => void;

const appendPlainRows =
  (sink: ByteSink, vector: ColumnVector): AppendValues =>
  (start, end) =>
    appendPlain(sink, vector, start, end);

const appendCodes = (sink: ByteSink, { codes, distinct }: Dictionary): AppendValues => {
  const bitWidth = bitWidthOf(distinct.values.length);
  let next = 0;
  return (_start, _end, valueCount) => {
    sink.byte(bitWidth);
    appendHybrid(sink, codes, next, next + valueCount, bitWidth);
    next += valueCount;
  };
};

const dictionaryPage = (sink: ByteSink, { distinct }: Dictionary): ColumnPages["dictionary"] => {
  const valueCount = distinct.values.length;
  appendPlain(sink, distinct, 0, valueCount);
  return { body: sink.take(), valueCount };
};

const endOfRows =
  (levels: Uint8Array) =>
  (start: number): number =>
    Math.min(levels.length, start + rowsPerPage);

const endOfTextPage =
  (values: readonly (string | null)[]) =>
  (start: number): number => {
    const last = Math.min(values.length, start + rowsPerPage);
    let length = 0;
    for (let row = start; row < last; row++) {
      length += values[row]?.length ?? 0;
      if (length > longestPageText) return row + 1;
    }
    return last;
  };
