// Jest's module system cannot load hyparquet, which is ESM only, on every Node that we support; a worker can.
import { parentPort } from "node:worker_threads";
import zlib from "node:zlib";
import { parquetMetadata, parquetReadObjects } from "hyparquet";

const compressors = {
  GZIP: (bytes) => zlib.gunzipSync(bytes),
  ZSTD: (bytes) => zlib.zstdDecompressSync(bytes),
};

parentPort.on("message", async (bytes) => {
  try {
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const metadata = parquetMetadata(file);
    const rows = await parquetReadObjects({ file, compressors });
    parentPort.postMessage({ rows, metadata });
  } catch (error) {
    parentPort.postMessage({ error: String(error) });
  }
});
