import type { Column } from "../../event/dataset";
import type { ByteSink } from "./byteSink";
import { appendHybrid } from "./hybridEncoding";
import type { OrderedColumn, ValueRange } from "./orderedColumn";
import type { Compression, PageCodec } from "./pageCodec";
import { appendPageHeader, type PageFacts } from "./pageHeader";
import { type PageRange, pageRanges } from "./pageRanges";

/** What the footer says of a column chunk, whose pages are encoded. Sizes in bytes. */
export interface ChunkFacts {
  readonly codec: PageCodec["name"] | "UNCOMPRESSED";
  readonly encoding: OrderedColumn["encoding"];
  /** The dictionary's page, with its header; 0 where there is none. */
  readonly dictionarySize: number;
  /** All pages with their headers, as they are in the file and before compression. */
  readonly size: number;
  readonly plainSize: number;
  readonly nullCount: number;
  /** Absent where readers must not prune by it. */
  readonly range?: ValueRange;
  readonly pages: readonly PageOfChunk[];
}

export interface PageOfChunk {
  /** With its header. */
  readonly size: number;
  readonly rowCount: number;
  readonly nullCount: number;
  /** Absent where all rows are null, and for a column whose pages readers must not prune. */
  readonly range?: ValueRange;
}

/** A page ends after this many rows, or earlier where its text grows long. */
export const rowsPerPage = 20_000;

/**
 * Appends the pages of a column to `sink`: its dictionary, if it has one, then its data. `levels` has 1 for each row with a value,
 * and 0 for the others; `raw` is for the pages before they are compressed, and forgets what was in it.
 */
export const appendColumnChunk = (
  sink: ByteSink,
  { required, freeForm }: Column,
  column: OrderedColumn,
  levels: Uint8Array,
  codec: PageCodec,
  raw: ByteSink,
): ChunkFacts => {
  const { dictionary, encoding } = column;
  raw.length = 0;
  dictionary?.append(raw);
  const dictionaryBytes = raw.length;
  const pages = dataPages(column, levels).map((page) => {
    const start = raw.length;
    if (!required) appendLevels(raw, levels, page.row, page.row + page.rowCount);
    column.append(raw, page.value, page.value + page.valueCount);
    return { ...page, start, end: raw.length };
  });

  const body = raw.buffer.subarray(0, raw.length);
  const compression = compressionOf(body, dictionaryBytes, pages.length, codec);
  const start = sink.length;
  let plainSize = 0;
  const appendPage = (page: Pick<PageFacts, "isDictionary" | "valueCount">, plain: Uint8Array): number => {
    const compressed = compression?.[page.isDictionary ? "dictionary" : "data"].compress(plain) ?? plain;
    const pageStart = sink.length;
    appendPageHeader(sink, { ...page, encoding, plainSize: plain.length, compressedSize: compressed.length });
    plainSize += sink.length - pageStart + plain.length;
    sink.bytes(compressed);
    return sink.length - pageStart;
  };

  const dictionarySize = dictionary
    ? appendPage({ isDictionary: true, valueCount: dictionary.valueCount }, body.subarray(0, dictionaryBytes))
    : 0;
  const sizes = pages.map((page) =>
    appendPage({ isDictionary: false, valueCount: page.rowCount }, body.subarray(page.start, page.end)),
  );
  const { range, ranges } = pageRanges(freeForm ? undefined : column, pages);
  return {
    codec: compression ? codec.name : "UNCOMPRESSED",
    encoding,
    dictionarySize,
    size: sink.length - start,
    plainSize,
    nullCount: levels.length - column.valueCount,
    ...(range ? { range } : {}),
    pages: pages.map(({ rowCount, valueCount }, i) => ({
      size: sizes[i] as number,
      rowCount,
      nullCount: rowCount - valueCount,
      ...(ranges?.[i] ? { range: ranges[i] } : {}),
    })),
  };
};

interface PlacedPage extends PageRange {
  /** Its first row, and its first value among those that are not null. */
  readonly row: number;
  readonly rowCount: number;
}

const dataPages = (column: OrderedColumn, levels: Uint8Array): PlacedPage[] => {
  const pages: PlacedPage[] = [];
  // where all rows are null there is nothing to skip
  const isFull = column.valueCount === levels.length;
  const rowsEach = column.valueCount === 0 ? levels.length : rowsPerPage;
  for (let row = 0, value = 0; row < levels.length; ) {
    let rowEnd = Math.min(levels.length, row + rowsEach);
    const most = value + (isFull ? rowEnd - row : countValues(levels, row, rowEnd));
    const valueEnd = column.endOfPage(value, most);
    // a page that has to end earlier ends behind the row of its last value
    if (valueEnd < most) rowEnd = row + rowsOfValues(levels, row, rowEnd, valueEnd - value);
    pages.push({ row, rowCount: rowEnd - row, value, valueCount: valueEnd - value });
    row = rowEnd;
    value = valueEnd;
  }
  return pages;
};

const countValues = (levels: Uint8Array, start: number, end: number): number => {
  let count = 0;
  for (let row = start; row < end; row++) count += levels[row] as number;
  return count;
};

/** How many rows from `start` on have no more than `count` values. */
const rowsOfValues = (levels: Uint8Array, start: number, end: number, count: number): number => {
  let left = count;
  let row = start;
  while (row < end && (levels[row] === 0 || left-- > 0)) row++;
  return row - start;
};

/** Levels stand behind their encoded size as an int32. */
const appendLevels = (sink: ByteSink, levels: Uint8Array, start: number, end: number): void => {
  const at = sink.length;
  sink.int32(0);
  appendHybrid(sink, levels, start, end, 1);
  sink.buffer.writeInt32LE(sink.length - at - 4, at);
};

/** How the dictionary's page and the data pages are compressed; undefined where that gains little, which readers are spared then. */
const compressionOf = (
  body: Uint8Array,
  dictionaryBytes: number,
  pageCount: number,
  codec: PageCodec,
): ChunkCompression | undefined => {
  if (body.length < fewBytesPerPage * pageCount) return undefined;
  const dictionarySample = body.subarray(0, Math.min(dictionaryBytes, sampleBytes));
  const dataSample = body.subarray(dictionaryBytes, dictionaryBytes + sampleBytes);
  const dictionary = codec.fitting(dictionarySample);
  const data = codec.fitting(dataSample);
  const before = dictionarySample.length + dataSample.length;
  const after = (dictionaryBytes > 0 ? dictionary.sampleBytes : 0) + data.sampleBytes;
  return after < worthIt * before ? { dictionary, data } : undefined;
};

interface ChunkCompression {
  readonly dictionary: Compression;
  readonly data: Compression;
}

/** So small pages do not become smaller. */
const fewBytesPerPage = 64;

const sampleBytes = 2 ** 14;

const worthIt = 0.97;
