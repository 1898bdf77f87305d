import zlib from "node:zlib";

/** How pages are compressed: one codec for a whole file, and what suits the bytes of a column. */
export interface PageCodec {
  /** As the format's CompressionCodec calls it. */
  readonly name: "GZIP" | "ZSTD";
  /** How bytes like these are compressed best. */
  fitting(sample: Uint8Array): Compression;
}

export interface Compression {
  compress(body: Uint8Array): Uint8Array;
  /** Of the sample. */
  readonly sampleBytes: number;
}

/** ZSTD where this Node has it (22.15 and up), else GZIP; both at their fastest level. */
export const pageCodec = (): PageCodec => {
  const { zstdCompressSync } = zlib as typeof zlib & Zstd;
  return zstdCompressSync === undefined ? gzip : zstd(zstdCompressSync);
};

const zstd = (compressSync: NonNullable<Zstd["zstdCompressSync"]>): PageCodec => {
  const compress = (body: Uint8Array): Uint8Array =>
    compressSync(body, { chunkSize: roomFor(body), params: { [compressionLevel]: 1 } });
  return {
    name: "ZSTD",
    fitting: (sample) => ({ compress, sampleBytes: compress(sample).length }),
  };
};

/**
 * Where looking for repetitions finds next to none (identifiers, codes), leaving it out takes a third of the time for the
 * same size.
 */
const gzip: PageCodec = {
  name: "GZIP",
  fitting: (sample) => {
    const searching = gzipped(zlib.constants.Z_DEFAULT_STRATEGY);
    const counting = gzipped(zlib.constants.Z_HUFFMAN_ONLY);
    const searched = searching(sample).length;
    const counted = counting(sample).length;
    return counted <= searched * asGood
      ? { compress: counting, sampleBytes: counted }
      : { compress: searching, sampleBytes: searched };
  },
};

const asGood = 1.02;

const gzipped =
  (strategy: number) =>
  (body: Uint8Array): Uint8Array =>
    zlib.gzipSync(body, { level: 1, strategy, chunkSize: roomFor(body) });

/** Bytes that hold the result in one piece, nearly always. */
const roomFor = (body: Uint8Array): number => body.length + 1024;

/** What the types of Node 20 do not know yet. */
interface Zstd {
  readonly zstdCompressSync?: (
    body: Uint8Array,
    options: { chunkSize: number; params: Record<number, number> },
  ) => Uint8Array;
}

/** ZSTD_c_compressionLevel */
const compressionLevel = 100;
