import "./parquetjsGlobals";
import { type FieldDefinition, ParquetEnvelopeWriter, ParquetSchema } from "parquetjs-lite";
import * as thrift from "parquetjs-lite/gen-nodejs/parquet_types";
import type { Column } from "../../event/dataset";
import type { ColumnType } from "../../event/fieldType";
import { boundaryOrderOf } from "./boundaryOrder";
import type { ChunkFacts } from "./columnChunk";
import { compactThrift } from "./compactThrift";
import type { EncodedRowGroup } from "./encodeRowGroup";

/** What stands around the row groups of a file: what is written waits for nothing but its turn. */
export interface ParquetEnvelope {
  writeHeader(): Promise<void>;
  writeRowGroup(rowGroup: EncodedRowGroup): Promise<void>;
  /** The page indexes and the footer. */
  writeFooter(): Promise<void>;
}

export interface ParquetEnvelopeOptions {
  readonly createdBy: string;
  /** The places of the columns by which each row group is sorted: ascending, nulls first. */
  readonly sortedBy: readonly number[];
  readonly put: (bytes: Uint8Array) => Promise<void>;
}

/**
 * The frame of a Parquet file. parquetjs-lite keeps count of offsets and rows and knows Parquet's structs. What it writes about pages,
 * bounds and logical types itself is incomplete or wrong, so all of that is filled in here.
 */
export const parquetEnvelope = (
  columns: readonly Column[],
  { createdBy, sortedBy, put }: ParquetEnvelopeOptions,
): ParquetEnvelope => {
  const envelope = new ParquetEnvelopeWriter(librarySchema(columns), put, () => {}, 0, {
    pageIndex: false,
    useDataPageV2: false,
  });
  const columnIndexes: Indexed<thrift.ColumnIndex>[] = [];
  const offsetIndexes: Indexed<thrift.OffsetIndex>[] = [];

  const describe = ({ rowCount, chunks }: EncodedRowGroup): void => {
    let offset = envelope.offset;
    const described = chunks.map((chunk, i) => {
      const entry = columnChunk(columns[i] as Column, chunk, rowCount, offset);
      const columnIndex = columnIndexOf(columns[i] as Column, chunk);
      if (columnIndex) columnIndexes.push({ entry, index: columnIndex });
      offsetIndexes.push({ entry, index: offsetIndexOf(chunk, offset) });
      offset += chunk.size;
      return entry;
    });
    envelope.rowCount += rowCount;
    envelope.rowGroups.push(
      new thrift.RowGroup({
        columns: described,
        num_rows: rowCount,
        total_byte_size: chunks.reduce((sum, { plainSize }) => sum + plainSize, 0),
        sorting_columns: sortedBy.length === 0 ? null : sortedBy.map(ascending),
      }),
    );
  };

  /** The indexes' bytes; the chunks are told where they are going to be. */
  const indexes = (): readonly Buffer[] => {
    let offset = envelope.offset;
    const columnBytes = compactThrift(columnIndexes.map(({ index }) => index));
    for (const [i, { entry }] of columnIndexes.entries()) {
      entry.column_index_offset = offset;
      entry.column_index_length = columnBytes[i]?.length ?? 0;
      offset += entry.column_index_length;
    }
    const offsetBytes = compactThrift(offsetIndexes.map(({ index }) => index));
    for (const [i, { entry }] of offsetIndexes.entries()) {
      entry.offset_index_offset = offset;
      entry.offset_index_length = offsetBytes[i]?.length ?? 0;
      offset += entry.offset_index_length;
    }
    return [...columnBytes, ...offsetBytes];
  };

  return {
    writeHeader: () => envelope.writeHeader(),
    writeRowGroup: (rowGroup) => {
      describe(rowGroup);
      return envelope.writeSection(rowGroup.bytes);
    },
    writeFooter: () => {
      const indexBytes = indexes();
      return envelope.writeSection(Buffer.concat([...indexBytes, footer(columns, envelope, createdBy)]));
    },
  };
};

/** An index, and the chunk whose entry in the footer says where it is. */
interface Indexed<I> {
  readonly entry: thrift.ColumnChunk;
  readonly index: I;
}

const ascending = (at: number): thrift.SortingColumn =>
  new thrift.SortingColumn({ column_idx: at, descending: false, nulls_first: true });

/** How each column type is stored, and what readers take the stored values for. */
const storage: Record<ColumnType, Storage> = {
  string: {
    type: "UTF8",
    physical: thrift.Type.BYTE_ARRAY,
    converted: thrift.ConvertedType.UTF8,
    logical: new thrift.LogicalType({ STRING: new thrift.StringType() }),
  },
  int: { type: "INT32", physical: thrift.Type.INT32 },
  bigint: { type: "INT64", physical: thrift.Type.INT64 },
  double: { type: "DOUBLE", physical: thrift.Type.DOUBLE },
  boolean: { type: "BOOLEAN", physical: thrift.Type.BOOLEAN },
  timestamp: {
    type: "TIMESTAMP_MILLIS",
    physical: thrift.Type.INT64,
    converted: thrift.ConvertedType.TIMESTAMP_MILLIS,
    logical: new thrift.LogicalType({
      TIMESTAMP: new thrift.TimestampType({
        isAdjustedToUTC: true,
        unit: new thrift.TimeUnit({ MILLIS: new thrift.MilliSeconds() }),
      }),
    }),
  },
};

interface Storage {
  /** The library's word for the other three. */
  readonly type: FieldDefinition["type"];
  readonly physical: number;
  readonly converted?: number;
  readonly logical?: thrift.LogicalType;
}

const librarySchema = (columns: readonly Column[]): ParquetSchema =>
  new ParquetSchema(
    Object.fromEntries(
      columns.map(({ name, type, required }) => [
        name,
        { type: storage[type].type, optional: !required, statistics: false },
      ]),
    ),
  );

const columnChunk = (
  { name, type }: Column,
  chunk: ChunkFacts,
  rowCount: number,
  offset: number,
): thrift.ColumnChunk => {
  const { PLAIN, RLE } = thrift.Encoding;
  const { DATA_PAGE, DICTIONARY_PAGE } = thrift.PageType;
  const hasDictionary = chunk.dictionarySize > 0;
  const encoding = thrift.Encoding[chunk.encoding];
  return new thrift.ColumnChunk({
    // the library would put a copy of the metadata behind the pages; that is out of use, and 0 says that there is none
    file_offset: 0,
    meta_data: new thrift.ColumnMetaData({
      type: storage[type].physical,
      encodings: [...new Set([...(hasDictionary ? [PLAIN] : []), RLE, encoding])].sort((a, b) => a - b),
      path_in_schema: [name],
      codec: thrift.CompressionCodec[chunk.codec],
      num_values: rowCount,
      total_uncompressed_size: chunk.plainSize,
      total_compressed_size: chunk.size,
      data_page_offset: offset + chunk.dictionarySize,
      dictionary_page_offset: hasDictionary ? offset : null,
      statistics: new thrift.Statistics({
        null_count: chunk.nullCount,
        min_value: chunk.range?.min,
        max_value: chunk.range?.max,
      }),
      encoding_stats: [
        ...(hasDictionary ? [{ page_type: DICTIONARY_PAGE, encoding: PLAIN, count: 1 }] : []),
        { page_type: DATA_PAGE, encoding, count: chunk.pages.length },
      ].map((stats) => new thrift.PageEncodingStats(stats)),
    }),
  });
};

const offsetIndexOf = ({ dictionarySize, pages }: ChunkFacts, chunkOffset: number): thrift.OffsetIndex => {
  let offset = chunkOffset + dictionarySize;
  let firstRow = 0;
  return new thrift.OffsetIndex({
    page_locations: pages.map(({ size, rowCount }) => {
      const location = new thrift.PageLocation({
        offset,
        compressed_page_size: size,
        first_row_index: firstRow,
      });
      offset += size;
      firstRow += rowCount;
      return location;
    }),
  });
};

/**
 * There is none where one page has values and no bounds: readers could not tell it from others. Nor is there one of timestamps with a page
 * of nulls, whose bounds are empty as the format wants it: hyparquet 1.31.5 takes them for timestamps and throws.
 */
const columnIndexOf = ({ type }: Column, { pages }: ChunkFacts): thrift.ColumnIndex | undefined => {
  if (type === "timestamp" && pages.some(({ range }) => range === undefined)) return undefined;
  if (pages.some(({ range, rowCount, nullCount }) => range === undefined && nullCount < rowCount))
    return undefined;
  const none = new Uint8Array();
  return new thrift.ColumnIndex({
    null_pages: pages.map(({ range }) => range === undefined),
    min_values: pages.map(({ range }) => range?.min ?? none),
    max_values: pages.map(({ range }) => range?.max ?? none),
    boundary_order: thrift.BoundaryOrder[boundaryOrderOf(type, pages)],
    null_counts: pages.map(({ nullCount }) => nullCount),
  });
};

/** The library's own footer has neither logical types nor column orders, and its own name as the writer's. */
const footer = (columns: readonly Column[], envelope: ParquetEnvelopeWriter, createdBy: string): Buffer => {
  const metadata = Buffer.concat(
    compactThrift([
      new thrift.FileMetaData({
        version: 1,
        schema: [
          new thrift.SchemaElement({ name: "root", num_children: columns.length }),
          ...columns.map(schemaElement),
        ],
        num_rows: envelope.rowCount,
        row_groups: envelope.rowGroups,
        created_by: createdBy,
        column_orders: columns.map(
          () => new thrift.ColumnOrder({ TYPE_ORDER: new thrift.TypeDefinedOrder() }),
        ),
      }),
    ]),
  );
  const end = Buffer.alloc(8);
  end.writeUInt32LE(metadata.length, 0);
  end.write("PAR1", 4);
  return Buffer.concat([metadata, end]);
};

const schemaElement = ({ name, type, required }: Column): thrift.SchemaElement => {
  const { REQUIRED, OPTIONAL } = thrift.FieldRepetitionType;
  const { physical, converted, logical } = storage[type];
  return new thrift.SchemaElement({
    name,
    type: physical,
    repetition_type: required ? REQUIRED : OPTIONAL,
    converted_type: converted,
    logicalType: logical,
  });
};
