import zlib from "node:zlib";

/** How the pages of a file are compressed: one codec for the whole file. */
export interface PageCodec {
  /** As the format's CompressionCodec calls it. */
  readonly name: "GZIP" | "ZSTD";
  readonly compress: (body: Uint8Array) => Uint8Array;
}

/** ZSTD where this Node has it (22.15 and up), else GZIP; both at their fastest level. */
export const pageCodec = (): PageCodec => {
  const { zstdCompressSync } = zlib as typeof zlib & Zstd;
  return zstdCompressSync === undefined
    ? { name: "GZIP", compress: (body) => zlib.gzipSync(body, { level: 1 }) }
    : { name: "ZSTD", compress: (body) => zstdCompressSync(body, { params: { [compressionLevel]: 1 } }) };
};

/** What the types of Node 20 do not know yet. */
interface Zstd {
  readonly zstdCompressSync?: (body: Uint8Array, options: { params: Record<number, number> }) => Uint8Array;
}

/** ZSTD_c_compressionLevel */
const compressionLevel = 100;
