// The parts of parquetjs-lite 0.8.7 that parquetEnvelope.ts leans on; the library brings no types of its own.

declare module "parquetjs-lite" {
  import type { RowGroup } from "parquetjs-lite/gen-nodejs/parquet_types";

  export interface FieldDefinition {
    readonly type: "BOOLEAN" | "INT32" | "INT64" | "DOUBLE" | "UTF8" | "TIMESTAMP_MILLIS";
    readonly optional: boolean;
    /** false: the library keeps its hands off the statistics. */
    readonly statistics: false;
  }

  export class ParquetSchema {
    constructor(fields: Readonly<Record<string, FieldDefinition>>);
  }

  export class ParquetEnvelopeWriter {
    constructor(
      schema: ParquetSchema,
      write: (bytes: Uint8Array) => Promise<void>,
      close: () => void,
      fileOffset: number,
      options: { readonly pageIndex: false; readonly useDataPageV2: false },
    );
    /** Where the next section begins. */
    readonly offset: number;
    rowCount: number;
    readonly rowGroups: RowGroup[];
    /** These return what `write` returns. */
    writeHeader(): Promise<void>;
    writeSection(bytes: Uint8Array): Promise<void>;
  }
}

declare module "parquetjs-lite/gen-nodejs/parquet_types" {
  export const Type: Readonly<Record<"BOOLEAN" | "INT32" | "INT64" | "DOUBLE" | "BYTE_ARRAY", number>>;
  export const ConvertedType: Readonly<Record<"UTF8" | "TIMESTAMP_MILLIS", number>>;
  export const FieldRepetitionType: Readonly<Record<"REQUIRED" | "OPTIONAL", number>>;
  export const Encoding: Readonly<
    Record<
      | "PLAIN"
      | "RLE"
      | "DELTA_BINARY_PACKED"
      | "DELTA_LENGTH_BYTE_ARRAY"
      | "DELTA_BYTE_ARRAY"
      | "RLE_DICTIONARY",
      number
    >
  >;
  export const CompressionCodec: Readonly<Record<"UNCOMPRESSED" | "GZIP" | "ZSTD", number>>;
  export const PageType: Readonly<Record<"DATA_PAGE" | "DICTIONARY_PAGE", number>>;
  export const BoundaryOrder: Readonly<Record<"UNORDERED" | "ASCENDING" | "DESCENDING", number>>;

  /** Every struct writes itself; `protocol` has the methods of the library's TCompactProtocol. */
  interface Struct {
    // biome-ignore lint/suspicious/noExplicitAny: who calls it says what it gives
    write(protocol: any): void;
  }

  export class StringType {}
  export class MilliSeconds {}
  export class TimeUnit {
    constructor(args: { MILLIS: MilliSeconds });
  }
  export class TimestampType {
    constructor(args: { isAdjustedToUTC: boolean; unit: TimeUnit });
  }
  export class LogicalType {
    constructor(args: { STRING: StringType } | { TIMESTAMP: TimestampType });
  }
  export class SchemaElement {
    constructor(args: {
      name: string;
      num_children?: number;
      type?: number;
      repetition_type?: number;
      converted_type?: number | undefined;
      logicalType?: LogicalType | undefined;
    });
  }
  export class Statistics {
    constructor(args: {
      null_count: number;
      min_value: Uint8Array | undefined;
      max_value: Uint8Array | undefined;
    });
  }
  export class PageEncodingStats {
    constructor(args: { page_type: number; encoding: number; count: number });
  }
  export class ColumnMetaData {
    constructor(args: {
      type: number;
      encodings: readonly number[];
      path_in_schema: readonly string[];
      codec: number;
      num_values: number;
      total_uncompressed_size: number;
      total_compressed_size: number;
      data_page_offset: number;
      dictionary_page_offset: number | null;
      statistics: Statistics;
      encoding_stats: readonly PageEncodingStats[];
    });
  }
  export class ColumnChunk {
    constructor(args: { file_offset: number; meta_data: ColumnMetaData });
    offset_index_offset: number;
    offset_index_length: number;
    column_index_offset: number;
    column_index_length: number;
  }
  export class SortingColumn {
    constructor(args: { column_idx: number; descending: boolean; nulls_first: boolean });
  }
  export class RowGroup {
    constructor(args: {
      columns: readonly ColumnChunk[];
      total_byte_size: number;
      num_rows: number;
      sorting_columns: readonly SortingColumn[] | null;
    });
  }
  export class PageLocation {
    constructor(args: { offset: number; compressed_page_size: number; first_row_index: number });
  }
  export class OffsetIndex implements Struct {
    constructor(args: { page_locations: readonly PageLocation[] });
    write: Struct["write"];
  }
  export class ColumnIndex implements Struct {
    constructor(args: {
      null_pages: readonly boolean[];
      min_values: readonly Uint8Array[];
      max_values: readonly Uint8Array[];
      boundary_order: number | undefined;
      null_counts: readonly number[];
    });
    write: Struct["write"];
  }
  export class TypeDefinedOrder {}
  export class ColumnOrder {
    constructor(args: { TYPE_ORDER: TypeDefinedOrder });
  }
  export class FileMetaData implements Struct {
    constructor(args: {
      version: number;
      schema: SchemaElement[];
      num_rows: number;
      row_groups: readonly RowGroup[];
      created_by: string;
      column_orders: ColumnOrder[];
    });
    write: Struct["write"];
  }
}
