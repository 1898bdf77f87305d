import type { ByteSink } from "./byteSink";
import { copyBytes } from "./copyBytes";
import { appendHybrid, bitWidthOf } from "./hybridEncoding";
import type { Bounds, OrderedColumn, Scratch } from "./orderedColumn";
import type { PageCodec } from "./pageCodec";
import type { TextRun } from "./rowRun";
import { encodingOfText } from "./textEncoding";
import { textOrder } from "./textOrder";

/** A column of text, in the order of the rows that `rows` gives. */
export const orderedText = (
  run: TextRun,
  rows: Uint32Array,
  { codes, levels }: Scratch,
  codec: PageCodec,
): OrderedColumn => {
  const used = run.isDistinct ? new Uint32Array(run.valueCount) : undefined;
  const { valueCount, usedCount } = used
    ? codesInOrder(run, rows, codes, levels, used)
    : placesInOrder(run, rows, codes, levels);
  const order = textOrder(run);
  if (used !== undefined && doesDictionaryPay(run, usedCount, valueCount)) {
    const bitWidth = bitWidthOf(usedCount);
    /** The page of the latest row that had this code. */
    const seenIn = new Uint32Array(usedCount);
    let page = 0;
    return {
      valueCount,
      encoding: "RLE_DICTIONARY",
      dictionary: {
        valueCount: usedCount,
        append: (sink) => appendPlain(sink, run, used.subarray(0, usedCount)),
      },
      append: (sink, from, to) => {
        sink.byte(bitWidth);
        appendHybrid(sink, codes, from, to, bitWidth);
      },
      endOfPage: (_from, to) => to,
      boundsOf: (from, to) => {
        page += 1;
        let min = used[codes[from] as number] as number;
        let max = min;
        for (let i = from; i < to; i++) {
          const code = codes[i] as number;
          if (seenIn[code] === page) continue;
          seenIn[code] = page;
          const place = used[code] as number;
          if (order.compare(place, min) < 0) min = place;
          else if (order.compare(place, max) > 0) max = place;
        }
        return { min, max };
      },
      order,
    };
  }

  const places = codes;
  // codes were made of places in first-seen order: turn them back
  if (used !== undefined)
    for (let i = 0; i < valueCount; i++) places[i] = used[places[i] as number] as number;
  const { encoding, append } = encodingOfText(run, places, valueCount, codec);
  return {
    valueCount,
    encoding,
    append: (sink, from, to) => append(sink, places, from, to),
    endOfPage: (from, to) => endOfTextPage(run, places, from, to),
    boundsOf: (from, to): Bounds => {
      let min = places[from] as number;
      let max = min;
      for (let i = from + 1; i < to; i++) {
        const place = places[i] as number;
        if (order.compare(place, min) < 0) min = place;
        else if (order.compare(place, max) > 0) max = place;
      }
      return { min, max };
    },
    order,
  };
};

interface Counts {
  readonly valueCount: number;
  /** Of different values. */
  readonly usedCount: number;
}

/** Fills in, for each row in order, whether it has a value, and for each value its place. */
const placesInOrder = (run: TextRun, rows: Uint32Array, places: Uint32Array, levels: Uint8Array): Counts => {
  const byRow = run.codes;
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const code = byRow[rows[i] as number] ?? 0;
    levels[i] = code === 0 ? 0 : 1;
    if (code !== 0) places[count++] = code - 1;
  }
  return { valueCount: count, usedCount: run.valueCount };
};

/** The same with codes in place of places, numbered as they are first seen, and in `used` the places by code. */
const codesInOrder = (
  run: TextRun,
  rows: Uint32Array,
  codes: Uint32Array,
  levels: Uint8Array,
  used: Uint32Array,
): Counts => {
  const byRow = run.codes;
  /** One more than the code, by one more than the place. */
  const codeOf = new Uint32Array(run.valueCount + 1);
  let usedCount = 0;
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const place = byRow[rows[i] as number] ?? 0;
    if (place === 0) {
      levels[i] = 0;
      continue;
    }
    levels[i] = 1;
    let code = codeOf[place] as number;
    if (code === 0) {
      used[usedCount] = place - 1;
      code = codeOf[place] = ++usedCount;
    }
    codes[count++] = code - 1;
  }
  return { valueCount: count, usedCount };
};

const doesDictionaryPay = (run: TextRun, used: number, count: number): boolean => {
  const textBytes = run.starts[run.valueCount] as number;
  if (textBytes > mostDictionaryBytes) return false;
  const savedBytes = (4 + textBytes / run.valueCount) * (count - used);
  return savedBytes > pageOverheadBytes + (count * bitWidthOf(used)) / 8;
};

/** A reader holds a column's whole dictionary. */
const mostDictionaryBytes = 4 * 2 ** 20;

/** About what a page's header and compression cost on top of its values. */
const pageOverheadBytes = 40;

const appendPlain = (sink: ByteSink, { bytes, starts }: TextRun, places: Uint32Array): void => {
  for (let i = 0; i < places.length; i++) {
    const start = starts[places[i] as number] as number;
    const end = starts[(places[i] as number) + 1] as number;
    sink.int32(end - start);
    copyBytes(bytes, start, end, sink.reserve(end - start), sink.length);
    sink.length += end - start;
  }
};

const endOfTextPage = ({ starts }: TextRun, places: Uint32Array, from: number, to: number): number => {
  let length = 0;
  for (let i = from; i < to; i++) {
    const place = places[i] as number;
    length += (starts[place + 1] as number) - (starts[place] as number);
    if (length > longestPageBytes) return i + 1;
  }
  return to;
};

const longestPageBytes = 2 ** 20;
