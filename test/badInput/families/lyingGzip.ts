import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import type { Random } from "../../../local/simulation/random";
import type { Draft, Family } from "../family";
import { eventText } from "../records";

/** Gzip that is not what it says, or not what the headers say; and gzip that only looks odd. */
export const lyingGzip: Family = {
  name: "lying gzip",
  weight: 6,
  draw: (chance, mark) => chance.pick(lies)(chance, eventText(chance, mark)),
};

type Lie = (chance: Random, text: string) => Draft;

const refused = (body: Uint8Array): Draft => ({
  headers: { "content-encoding": "gzip" },
  body,
  expects: { status: 400 },
});

const taken = (body: Uint8Array | string, contentEncoding?: string): Draft => ({
  headers: contentEncoding === undefined ? {} : { "content-encoding": contentEncoding },
  body,
  expects: { verdicts: [true] },
});

const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x01;
  return copy;
};

const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);

const lies: readonly [Lie, ...Lie[]] = [
  // other bytes behind a gzip's beginning
  (_, text) => refused(Buffer.concat([header, Buffer.from(text)])),
  (_, text) => refused(Buffer.concat([header.subarray(0, 2), Buffer.from(text)])),
  (chance) => refused(Buffer.concat([header, Buffer.from(chance.hex(64), "hex")])),
  // a wrong checksum, a wrong length, a method or flags that there are not
  (chance, text) => refused(flipped(gzipSync(text), gzipSync(text).length - chance.between(1, 8))),
  (_, text) => refused(flipped(gzipSync(text), 2)),
  (_, text) => {
    const reserved = Buffer.from(gzipSync(text));
    reserved[3] = 0xe0;
    return refused(reserved);
  },
  // other compressions
  (_, text) => refused(deflateSync(text)),
  (_, text) => refused(Buffer.concat([Buffer.of(0x81), deflateRawSync(text)])),
  (_, text) => refused(Buffer.concat([Buffer.of(0xff), brotliCompressSync(text)])),
  // bytes behind the end
  (chance, text) =>
    refused(Buffer.concat([gzipSync(text), Buffer.from(chance.pick(["x", "\n", text, "\x1f"]))])),
  (_, text) => refused(Buffer.concat([gzipSync(text), Buffer.alloc(3), gzipSync(text)])),
  (chance, text) => taken(Buffer.concat([gzipSync(text), Buffer.alloc(chance.between(1, 2_000))])),
  // gzip of gzip
  (_, text) => refused(gzipSync(gzipSync(text))),
  // headers that say otherwise: the bytes count
  (chance, text) =>
    taken(text, chance.pick(["gzip", "br", "deflate", "x-gzip, gzip", "identity;q=0", "\u00e8"])),
  (chance, text) => taken(gzipSync(text), chance.pick(["identity", "br", ""])),
  (_, text) => taken(gzipSync(text)),
  // many members, empty ones among them, and optional parts
  (chance, text) =>
    taken(Buffer.concat([...Array(chance.between(1, 200)).fill(gzipSync("")), gzipSync(text)])),
  (_, text) => taken(Buffer.concat([...text].map((letter) => gzipSync(letter)))),
  (_, text) => taken(withName(gzipSync(text))),
];

/** A gzip with a file's name and a comment in its header. */
const withName = (gzip: Buffer): Buffer => {
  const named = Buffer.from(gzip.subarray(0, 10));
  named[3] = 0x08 | 0x10;
  return Buffer.concat([named, Buffer.from("events.json\0a comment\0"), gzip.subarray(10)]);
};
