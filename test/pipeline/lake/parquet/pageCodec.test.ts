import { randomBytes } from "node:crypto";
import zlib from "node:zlib";
import { pageCodec } from "../../../../pipeline/lake/parquet/pageCodec";

const magic = { GZIP: [0x1f, 0x8b], ZSTD: [0x28, 0xb5] };

test("pages are compressed by ZSTD where Node has it, else by GZIP", () => {
  expect(pageCodec().name).toBe("zstdCompressSync" in zlib ? "ZSTD" : "GZIP");
});

test.each<[string, Buffer]>([
  ["text that repeats", Buffer.from('{"section":"Antipasti","position":3}'.repeat(300))],
  ["noise in hexadecimal digits", Buffer.from(randomBytes(5000).toString("hex"))],
  ["nothing", Buffer.alloc(0)],
])("what suits %s compresses it to a page of the codec", (_, body) => {
  const { name, fitting } = pageCodec();
  const { compress, sampleBytes } = fitting(body);
  const compressed = compress(body);
  expect([...compressed.subarray(0, 2)]).toEqual(magic[name]);
  expect(compressed).toHaveLength(sampleBytes);
  if (name === "GZIP") expect(zlib.gunzipSync(compressed)).toEqual(body);
});
