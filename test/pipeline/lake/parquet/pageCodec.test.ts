import zlib from "node:zlib";
import { pageCodec } from "../../../../pipeline/lake/parquet/pageCodec";

test("pages are compressed by ZSTD where Node has it, else by GZIP", () => {
  expect(pageCodec().name).toBe("zstdCompressSync" in zlib ? "ZSTD" : "GZIP");
});

test("a page compresses to the magic bytes of its codec", () => {
  const { name, compress } = pageCodec();
  const magic = { GZIP: [0x1f, 0x8b], ZSTD: [0x28, 0xb5] }[name];
  expect([...compress(Buffer.from("a page")).subarray(0, 2)]).toEqual(magic);
});
