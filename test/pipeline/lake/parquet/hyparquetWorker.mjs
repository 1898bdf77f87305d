// Jest's module system cannot load hyparquet, which is ESM only, on every Node that we support; a worker can.
import { parentPort } from "node:worker_threads";
import zlib from "node:zlib";
import {
  parquetMetadata,
  parquetReadObjects,
  parquetSchema,
  readColumnIndex,
  readOffsetIndex,
} from "hyparquet";

const compressors = {
  GZIP: (bytes) => zlib.gunzipSync(bytes),
  ZSTD: (bytes) => zlib.zstdDecompressSync(bytes),
};

/** Of each row group's columns, what the page indexes say. */
const pageIndexes = (file, metadata) => {
  const elements = parquetSchema(metadata).children.map(({ element }) => element);
  const readerAt = (offset, length) => ({ view: new DataView(file, Number(offset), length), offset: 0 });
  return metadata.row_groups.map(({ columns }) =>
    columns.map((column, i) => ({
      columnIndex:
        column.column_index_offset &&
        readColumnIndex(readerAt(column.column_index_offset, column.column_index_length), elements[i]),
      offsetIndex: readOffsetIndex(readerAt(column.offset_index_offset, column.offset_index_length)),
    })),
  );
};

parentPort.on("message", async ({ bytes, filter }) => {
  try {
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const metadata = parquetMetadata(file);
    const rows = await parquetReadObjects({ file, compressors, ...(filter ? { filter } : {}) });
    parentPort.postMessage({ rows, metadata, pages: pageIndexes(file, metadata) });
  } catch (error) {
    parentPort.postMessage({ error: String(error) });
  }
});
