// The parts of parquetjs-lite 0.8.7 that parquet.ts leans on; the library brings no types of its own.

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

  /** Pages in file order, each encoded, compressed and behind its header. */
  export interface EncodedRowGroup {
    readonly rowCount: number;
    readonly pages: Readonly<
      Record<string, readonly { readonly page: Buffer; readonly num_values: number }[]>
    >;
  }

  export class ParquetEnvelopeWriter {
    constructor(
      schema: ParquetSchema,
      write: (bytes: Buffer) => void,
      close: () => void,
      fileOffset: number,
      options: { readonly pageIndex: false; readonly useDataPageV2: false },
    );
    readonly rowCount: number;
    readonly rowGroups: readonly RowGroup[];
    /** These three return what `write` returns. */
    writeHeader(): void;
    writeRowGroup(rowGroup: EncodedRowGroup): void;
    writeSection(bytes: Buffer): void;
  }
}

declare module "parquetjs-lite/lib/util" {
  export const serializeThrift: (struct: object) => Buffer;
}

declare module "parquetjs-lite/gen-nodejs/parquet_types" {
  export const Type: Readonly<Record<"BOOLEAN" | "INT32" | "INT64" | "DOUBLE" | "BYTE_ARRAY", number>>;
  export const ConvertedType: Readonly<Record<"UTF8" | "TIMESTAMP_MILLIS", number>>;
  export const FieldRepetitionType: Readonly<Record<"REQUIRED" | "OPTIONAL", number>>;
  export const Encoding: Readonly<Record<"PLAIN" | "RLE" | "RLE_DICTIONARY", number>>;
  export const CompressionCodec: Readonly<Record<"GZIP" | "ZSTD", number>>;
  export const PageType: Readonly<Record<"DATA_PAGE" | "DICTIONARY_PAGE", number>>;

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
  export class DataPageHeader {
    constructor(args: {
      num_values: number;
      encoding: number;
      definition_level_encoding: number;
      repetition_level_encoding: number;
    });
  }
  export class DictionaryPageHeader {
    constructor(args: { num_values: number; encoding: number });
  }
  export interface PageHeaderArgs {
    type: number;
    uncompressed_page_size: number;
    compressed_page_size: number;
    data_page_header?: DataPageHeader;
    dictionary_page_header?: DictionaryPageHeader;
  }
  export class PageHeader {
    constructor(args: PageHeaderArgs);
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
    codec: number;
    encodings: number[];
    encoding_stats: PageEncodingStats[];
    statistics: Statistics;
    total_uncompressed_size: number;
    dictionary_page_offset: number;
    data_page_offset: number;
  }
  export class ColumnChunk {
    file_offset: number;
    meta_data: ColumnMetaData;
  }
  export class RowGroup {
    total_byte_size: number;
    columns: ColumnChunk[];
  }
  export class TypeDefinedOrder {}
  export class ColumnOrder {
    constructor(args: { TYPE_ORDER: TypeDefinedOrder });
  }
  export class FileMetaData {
    constructor(args: {
      version: number;
      schema: SchemaElement[];
      num_rows: number;
      row_groups: readonly RowGroup[];
      created_by: string;
      column_orders: ColumnOrder[];
    });
  }
}
