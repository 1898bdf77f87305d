import "./parquetjsGlobals";
import {
  type EncodedRowGroup,
  type FieldDefinition,
  ParquetEnvelopeWriter,
  ParquetSchema,
} from "parquetjs-lite";
import * as thrift from "parquetjs-lite/gen-nodejs/parquet_types";
import { serializeThrift } from "parquetjs-lite/lib/util";
import type { Column } from "../../event/dataset";
import type { ColumnType } from "../../event/fieldType";
import { checkVectors } from "./checkVectors";
import { type ColumnPages, columnPages } from "./columnPages";
import type { ColumnVector } from "./columnVector";
import { type PageCodec, pageCodec } from "./pageCodec";

/** One Parquet file in the making, held in memory. Calls take effect in the order they are made. */
export interface ParquetWriter {
  /**
   * Adds a row group: one vector a column, in the order of the columns, all of the same length; no rows, no row
   * group. Rejects, leaving the file as it was, when a value does not fit its column; see {@link checkVectors}.
   */
  writeRowGroup(vectors: readonly ColumnVector[]): Promise<void>;
  /** The bytes of the whole file. The writer cannot be used afterwards. */
  finish(): Promise<Uint8Array>;
}

/** Who writes the file, as readers parse it: `name version 1.2.3`, and `(build 4567)` behind it if there is one. */
export interface ParquetWriterOptions {
  readonly createdBy: string;
}

/**
 * A writer of Parquet with correct statistics. parquetjs-lite lays out the file: magic, offsets, row groups and
 * Thrift structures. The pages are encoded here, since the library knows no dictionaries, orders text by UTF-16
 * and is slow by the cell; so what it notes about pages is put right in {@link describeRowGroup}.
 * Equal calls give equal bytes on the same version of Node.
 */
export const parquetWriter = (
  columns: readonly Column[],
  { createdBy }: ParquetWriterOptions,
): ParquetWriter => {
  checkColumns(columns);
  if (!createdByFormat.test(createdBy))
    throw new Error(`createdBy must read "name version x (build y)", build optional, not "${createdBy}"`);
  const codec = pageCodec();
  const sections: Buffer[] = [];
  const envelope = new ParquetEnvelopeWriter(
    librarySchema(columns),
    (bytes) => {
      sections.push(bytes);
    },
    () => {},
    0,
    { pageIndex: false, useDataPageV2: false },
  );
  let finished = false;
  envelope.writeHeader();

  // Nothing in here waits, so overlapping calls cannot interleave.
  return {
    writeRowGroup: async (vectors) => {
      if (finished) throw new Error("the Parquet file is finished: no row group can be added");
      const rowCount = checkVectors(columns, vectors);
      if (rowCount === 0) return;
      const chunks = columns.map((column, i) =>
        encodeChunk(codec, columnPages(column, vectors[i] as ColumnVector)),
      );
      envelope.writeRowGroup({ rowCount, pages: pagesByName(columns, chunks) });
      describeRowGroup(envelope.rowGroups.at(-1) as thrift.RowGroup, codec, chunks);
    },
    finish: async () => {
      if (finished) throw new Error("the Parquet file is finished already");
      finished = true;
      envelope.writeSection(footer(columns, envelope, createdBy));
      return Buffer.concat(sections);
    },
  };
};

const createdByFormat = /^\S+ version [^\s()]+( \(build [^()]+\))?$/;

/** The library keeps columns under their names in plain objects, which would reorder `1` and drop `__proto__`. */
const columnName = /^[A-Za-z][A-Za-z0-9_]*$/;

const checkColumns = (columns: readonly Column[]): void => {
  if (columns.length === 0) throw new Error("a Parquet file needs at least one column");
  const names = new Set<string>();
  for (const { name } of columns) {
    if (!columnName.test(name)) throw new Error(`column "${name}": a name must match ${columnName.source}`);
    if (names.has(name)) throw new Error(`column ${name}: there are two of that name`);
    names.add(name);
  }
};

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

/** A column chunk as it goes into the file, with what its metadata has to say. */
interface Chunk {
  readonly source: ColumnPages;
  /** The dictionary's page, if there is one, comes first. */
  readonly pages: readonly Page[];
}

interface Page {
  /** Header and compressed body. */
  readonly bytes: Buffer;
  /** Bytes of header and body before compression. */
  readonly plainSize: number;
  /** Rows, with those that are null; none for a dictionary. */
  readonly rowCount: number;
}

const encodeChunk = (codec: PageCodec, source: ColumnPages): Chunk => {
  const dataPages = source.data.map(({ body, rowCount }) =>
    encodePage(codec, body, rowCount, {
      type: thrift.PageType.DATA_PAGE,
      data_page_header: new thrift.DataPageHeader({
        num_values: rowCount,
        encoding: dataEncoding(source),
        definition_level_encoding: thrift.Encoding.RLE,
        repetition_level_encoding: thrift.Encoding.RLE,
      }),
    }),
  );
  if (source.dictionary === undefined) return { source, pages: dataPages };
  const { body, valueCount } = source.dictionary;
  const dictionaryPage = encodePage(codec, body, 0, {
    type: thrift.PageType.DICTIONARY_PAGE,
    dictionary_page_header: new thrift.DictionaryPageHeader({
      num_values: valueCount,
      encoding: thrift.Encoding.PLAIN,
    }),
  });
  return { source, pages: [dictionaryPage, ...dataPages] };
};

const dataEncoding = ({ dictionary }: ColumnPages): number =>
  dictionary ? thrift.Encoding.RLE_DICTIONARY : thrift.Encoding.PLAIN;

const encodePage = (codec: PageCodec, body: Uint8Array, rowCount: number, header: HeaderOfKind): Page => {
  const compressed = codec.compress(body);
  const headerBytes = serialized(
    new thrift.PageHeader({
      ...header,
      uncompressed_page_size: body.length,
      compressed_page_size: compressed.length,
    }),
  );
  return {
    bytes: Buffer.concat([headerBytes, compressed]),
    plainSize: headerBytes.length + body.length,
    rowCount,
  };
};

type HeaderOfKind = Omit<thrift.PageHeaderArgs, "uncompressed_page_size" | "compressed_page_size">;

const pagesByName = (columns: readonly Column[], chunks: readonly Chunk[]): EncodedRowGroup["pages"] =>
  Object.fromEntries(
    chunks.map(({ pages }, i) => [
      columns[i]?.name,
      pages.map(({ bytes, rowCount }) => ({ page: bytes, num_values: rowCount })),
    ]),
  );

/** Replaces what the library assumed about a row group by what was written. */
const describeRowGroup = (rowGroup: thrift.RowGroup, codec: PageCodec, chunks: readonly Chunk[]): void => {
  for (const [i, chunk] of chunks.entries()) {
    const entry = rowGroup.columns[i];
    if (entry === undefined) continue;
    // The library writes a copy of its uncorrected metadata behind the pages: point nobody at it.
    entry.file_offset = 0;
    describeColumn(entry.meta_data, codec, chunk);
  }
  rowGroup.total_byte_size = chunks.reduce((sum, { pages }) => sum + plainSize(pages), 0);
};

const describeColumn = (metadata: thrift.ColumnMetaData, codec: PageCodec, chunk: Chunk): void => {
  const { source, pages } = chunk;
  const { PLAIN, RLE, RLE_DICTIONARY } = thrift.Encoding;
  const { DATA_PAGE, DICTIONARY_PAGE } = thrift.PageType;
  metadata.codec = thrift.CompressionCodec[codec.name];
  metadata.total_uncompressed_size = plainSize(pages);
  metadata.statistics = new thrift.Statistics({
    null_count: source.nullCount,
    min_value: source.range?.min,
    max_value: source.range?.max,
  });
  metadata.encodings = source.dictionary ? [PLAIN, RLE, RLE_DICTIONARY] : [PLAIN, RLE];
  metadata.encoding_stats = [
    new thrift.PageEncodingStats({
      page_type: DATA_PAGE,
      encoding: dataEncoding(source),
      count: source.data.length,
    }),
  ];
  if (source.dictionary === undefined) return;
  metadata.encoding_stats.unshift(
    new thrift.PageEncodingStats({ page_type: DICTIONARY_PAGE, encoding: PLAIN, count: 1 }),
  );
  metadata.dictionary_page_offset = metadata.data_page_offset;
  metadata.data_page_offset += pages[0]?.bytes.length ?? 0;
};

const plainSize = (pages: readonly Page[]): number => pages.reduce((sum, page) => sum + page.plainSize, 0);

/** The library's own footer has neither logical types nor column orders, and its own name as the writer's. */
const footer = (columns: readonly Column[], envelope: ParquetEnvelopeWriter, createdBy: string): Buffer => {
  const metadata = serialized(
    new thrift.FileMetaData({
      version: 1,
      schema: [
        new thrift.SchemaElement({ name: "root", num_children: columns.length }),
        ...columns.map(schemaElement),
      ],
      num_rows: envelope.rowCount,
      row_groups: envelope.rowGroups,
      created_by: createdBy,
      column_orders: columns.map(() => new thrift.ColumnOrder({ TYPE_ORDER: new thrift.TypeDefinedOrder() })),
    }),
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

/**
 * Thrift's compact encoding of a struct. The library still calls `new Buffer`, of which Node warns, once, when the
 * library is bundled: the users of our bundles can do nothing about it, so the first call keeps that to itself.
 */
const serialized = (struct: object): Buffer => {
  const { noDeprecation } = process;
  process.noDeprecation = true;
  try {
    return serializeThrift(struct);
  } finally {
    process.noDeprecation = noDeprecation;
  }
};
