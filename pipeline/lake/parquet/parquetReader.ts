import zlib from "node:zlib";
import {
  type AsyncBuffer,
  type ColumnMetaData,
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
} from "hyparquet";
import type { Column } from "../../event/dataset";
import type { ColumnType } from "../../event/fieldType";

/** A value of a row as the lake's writer takes it: times as milliseconds, whole numbers as numbers. */
export type CellValue = string | number | boolean | null;

/** A Parquet file of the lake. */
export interface ParquetRows {
  readonly rowGroups: readonly RowGroupRows[];
}

/** A row group, column by column. */
export interface RowGroupRows {
  readonly rowCount: number;
  /** Reads a column, by its place in the dataset, from its first row on. */
  column(index: number): ColumnReader;
}

/** Reads a column once through. Holds the rest of one page between calls, so no page is decoded twice. */
export interface ColumnReader {
  /** The values of the next so many rows, of which there must be as many left. */
  next(count: number): Promise<readonly CellValue[]>;
}

/**
 * Opens a data file that the lake's writer has written, now or when the dataset had fewer columns: in those that have come
 * since, every row is null. Throws where a column is of another type, or is none of the dataset's: its values would be lost.
 */
export const openParquet = async (body: Uint8Array, columns: readonly Column[]): Promise<ParquetRows> => {
  const file = bytesOf(body);
  const metadata = await parquetMetadataAsync(file);
  checkSchema(metadata, columns);
  let rowStart = 0;
  const rowGroups = metadata.row_groups.map((group): RowGroupRows => {
    const rowCount = Number(group.num_rows);
    const rows = { start: rowStart, end: rowStart + rowCount };
    rowStart = rows.end;
    const filled = new Set(group.columns.flatMap(({ meta_data: chunk }) => filledColumn(chunk, rowCount)));
    return {
      rowCount,
      column: (index) => {
        const column = columns[index];
        if (column === undefined) throw new Error(`there is no column of number ${index}`);
        return filled.has(column.name) ? columnReader({ file, metadata }, column, rows) : nulls;
      },
    };
  });
  return { rowGroups };
};

/** Copies, because pages are read through views of a buffer that begins with them. */
const bytesOf = (body: Uint8Array): AsyncBuffer => ({
  byteLength: body.length,
  slice: (start, end) => Uint8Array.prototype.slice.call(body, start, end).buffer as ArrayBuffer,
});

interface OpenFile {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
}

const columnReader = (
  open: OpenFile,
  column: Column,
  { start, end }: { readonly start: number; readonly end: number },
): ColumnReader => {
  /** Decoded and not given out: from the row `at` on. */
  let ahead: Piece[] = [];
  let at = start;

  return {
    next: async (count) => {
      if (at + count > end) throw new Error(`${column.name}: has no ${count} rows from row ${at - start} on`);
      const last = ahead.at(-1);
      const read = last === undefined ? at : last.rowStart + last.values.length;
      if (read < at + count) ahead.push(...(await pagesOf(open, column, { read, to: at + count, end })));
      const values: CellValue[] = new Array(count);
      let filled = 0;
      for (const piece of ahead) {
        for (let from = at + filled - piece.rowStart; filled < count && from < piece.values.length; from++)
          values[filled++] = cellOf(piece.values[from]);
      }
      if (filled < count) throw new Error(`${column.name}: ends before its row ${at + count - start}`);
      at += count;
      ahead = ahead.filter((piece) => piece.rowStart + piece.values.length > at);
      return values;
    },
  };
};

/** Rows as one page has them, or as several that were decoded at once. */
interface Piece {
  readonly rowStart: number;
  readonly values: ArrayLike<unknown>;
}

/** Whole pages, from the row `read`, where a page begins, on. */
const pagesOf = async (
  { file, metadata }: OpenFile,
  { name }: Column,
  { read, to, end }: { readonly read: number; readonly to: number; readonly end: number },
): Promise<readonly Piece[]> => {
  const from = async (rowStart: number): Promise<readonly Piece[]> => {
    const pieces: Piece[] = [];
    await parquetRead({
      file,
      metadata,
      columns: [name],
      rowStart,
      rowEnd: to,
      useOffsetIndex: true,
      compressors,
      parsers,
      onChunk: (chunk) =>
        pieces.push({ rowStart: chunk.rowStart, values: chunk.columnData as ArrayLike<unknown> }),
    });
    return pieces;
  };
  // a page that ends where rows are asked for is decoded as well, and one that ends after it is skipped
  const pieces = await from(Math.min(read + 1, to - 1, end - 1));
  return pieces[0] !== undefined && pieces[0].rowStart <= read ? pieces : from(read);
};

/** The name of the column, unless it has no value in the row group: most columns of an event are for other events. */
const filledColumn = (chunk: ColumnMetaData | undefined, rowCount: number): readonly string[] => {
  const isEmpty = chunk?.statistics?.null_count === BigInt(rowCount);
  return chunk === undefined || isEmpty ? [] : chunk.path_in_schema;
};

const nulls: ColumnReader = { next: async (count) => new Array<CellValue>(count).fill(null) };

const cellOf = (value: unknown): CellValue => {
  if (typeof value === "bigint") return Number(value);
  return (value ?? null) as CellValue;
};

/** As the writer wants values: instants as milliseconds; and text with the byte order mark that decoders like to drop. */
const parsers = {
  timestampFromMilliseconds: (millis: bigint) => Number(millis),
  stringFromBytes: (bytes: Uint8Array | undefined) =>
    bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"),
} as object;

const compressors = {
  GZIP: (bytes: Uint8Array) => zlib.gunzipSync(bytes),
  ZSTD: (bytes: Uint8Array) => {
    const { zstdDecompressSync } = zlib as typeof zlib & Zstd;
    if (zstdDecompressSync === undefined)
      throw new Error(
        `the file is compressed by ZSTD, which Node ${process.versions.node} cannot read: 22.15 and up can`,
      );
    return zstdDecompressSync(bytes);
  },
};

/** What the types of Node 20 do not know yet. */
interface Zstd {
  readonly zstdDecompressSync?: (body: Uint8Array) => Uint8Array;
}

const physicalTypes: Record<ColumnType, string> = {
  string: "BYTE_ARRAY",
  int: "INT32",
  bigint: "INT64",
  double: "DOUBLE",
  boolean: "BOOLEAN",
  timestamp: "INT64 TIMESTAMP_MILLIS",
};

const checkSchema = ({ schema: [, ...elements] }: FileMetaData, columns: readonly Column[]): void => {
  const types = new Map(columns.map(({ name, type }) => [name, physicalTypes[type]]));
  for (const { name, type, converted_type: converted } of elements) {
    const stored = converted === "TIMESTAMP_MILLIS" ? `${type} ${converted}` : type;
    const wanted = types.get(name);
    if (wanted === undefined) throw new Error(`${name}: is a column of the file, but none of the dataset`);
    if (stored !== wanted) throw new Error(`${name}: is ${stored} in the file instead of ${wanted}`);
  }
};
