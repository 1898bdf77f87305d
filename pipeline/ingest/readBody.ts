import { gunzipSync, type ZlibOptions } from "node:zlib";
import type { Problem } from "../http/problem";
import { limits } from "./limits";

/** A body as it was before it was compressed, or why it cannot be read. */
export type Body =
  | { readonly kind: "bytes"; readonly bytes: Buffer }
  | { readonly kind: "unreadable"; readonly problem: Problem };

/**
 * The bytes of a request's body, gzip or not: told by its first bytes, whatever the headers say, because proxies
 * and client libraries set them wrongly and no JSON begins with gzip's magic number. `aNoun` is what it should hold.
 */
export const readBody = (wire: Uint8Array, aNoun: string): Body => {
  if (wire.length > limits.wireBytes)
    return tooLarge("wire_too_large", `the body has ${wire.length} bytes; the limit is ${limits.wireBytes}`);
  if (wire.length === 0) return malformed("empty_body", `the body is empty: send ${aNoun}, a list or NDJSON`);

  return isGzip(wire) ? inflate(wire) : { kind: "bytes", bytes: asBuffer(wire) };
};

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const inflate = (wire: Uint8Array): Body => {
  try {
    const { buffer, engine } = inflated(wire);
    return wire.subarray(engine.bytesWritten).every((byte) => byte === 0)
      ? { kind: "bytes", bytes: buffer }
      : malformed("bad_gzip", "the body's gzip is followed by bytes that are none");
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE"
      ? tooLarge(
          "inflated_too_large",
          `the body inflates to more than ${limits.inflatedBytes} bytes, the limit`,
        )
      : malformed(
          "bad_gzip",
          "the body begins like gzip, but cannot be inflated: it is truncated or damaged",
        );
  }
};

/**
 * Node's own `info` option tells how many bytes were read: inflating stops at padding (zero bytes after the end),
 * and drops without a word whatever follows it.
 */
const inflated = (wire: Uint8Array) =>
  gunzipSync(wire, { maxOutputLength: limits.inflatedBytes, info: true } as ZlibOptions) as unknown as {
    readonly buffer: Buffer;
    readonly engine: { readonly bytesWritten: number };
  };

const tooLarge = (code: string, detail: string): Extract<Body, { kind: "unreadable" }> => ({
  kind: "unreadable",
  problem: { status: 413, code, detail },
});

const malformed = (code: string, detail: string): Extract<Body, { kind: "unreadable" }> => ({
  kind: "unreadable",
  problem: { status: 400, code, detail },
});
