import type { ByteSink } from "./byteSink";
import type { OrderedColumn } from "./orderedColumn";

/** What the header of a page says. Sizes in bytes, without the header. */
export interface PageFacts {
  /** A dictionary, else a data page of version 1. */
  readonly isDictionary: boolean;
  /** Of a data page rows, since nulls count. */
  readonly valueCount: number;
  readonly encoding: OrderedColumn["encoding"];
  readonly plainSize: number;
  readonly compressedSize: number;
}

/**
 * Appends the PageHeader of Parquet's Thrift definition, in the compact protocol. There are thousands in a file, and a page
 * is encoded where parquetjs-lite, which knows how to write any struct, is not loaded.
 */
export const appendPageHeader = (
  sink: ByteSink,
  { isDictionary, valueCount, encoding, plainSize, compressedSize }: PageFacts,
): void => {
  sink.byte(int32Field);
  sink.varint(2 * (isDictionary ? pageTypes.dictionary : pageTypes.data));
  sink.byte(int32Field);
  sink.varint(2 * plainSize);
  sink.byte(int32Field);
  sink.varint(2 * compressedSize);
  // data_page_header is field 5 and dictionary_page_header field 7: the fields between are left out
  sink.byte(((isDictionary ? 4 : 2) << 4) | structType);
  sink.byte(int32Field);
  sink.varint(2 * valueCount);
  sink.byte(int32Field);
  sink.varint(2 * encodingNumbers[isDictionary ? "PLAIN" : encoding]);
  if (!isDictionary)
    for (const _levels of ["definition", "repetition"]) {
      sink.byte(int32Field);
      sink.varint(2 * rle);
    }
  sink.byte(stop);
  sink.byte(stop);
};

const int32Type = 5;
const structType = 12;
const stop = 0;

/** An int32 whose field number is one more than that of the field before. */
const int32Field = (1 << 4) | int32Type;

const pageTypes = { data: 0, dictionary: 2 };

/** How levels are encoded. */
const rle = 3;

const encodingNumbers: Readonly<Record<OrderedColumn["encoding"], number>> = {
  PLAIN: 0,
  DELTA_BINARY_PACKED: 5,
  DELTA_LENGTH_BYTE_ARRAY: 6,
  DELTA_BYTE_ARRAY: 7,
  RLE_DICTIONARY: 8,
};
