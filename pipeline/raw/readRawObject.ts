import { isUtf8 } from "node:buffer";
import { gunzipSync, type ZlibOptions } from "node:zlib";
import type { Decoded } from "../event/decode";
import type { ObjectKey, ObjectStore } from "../storage/objectStore";
import type { Envelope } from "./envelope";

/** A line of a raw object, decoded or refused; `line` counts from 1, and is 0 for the object as a whole. */
export type RawLine<E = Envelope> =
  | { readonly kind: "event"; readonly line: number; readonly envelope: E }
  | { readonly kind: "bad"; readonly line: number; readonly errors: readonly string[] };

/**
 * Reads a raw object, each line with `decodeLine`. It is inflated, and its lines are decoded, only as they are gone through, so that of many
 * objects under way no more than one takes the memory that it inflates to. What cannot be read, a line or the whole
 * object, is told as such and hinders nothing else: the object stays where it is. Undefined for an object that is not
 * there. Rejects when the store fails.
 */
export const readRawObject = async <E>(
  store: ObjectStore,
  key: ObjectKey,
  decodeLine: DecodeLine<E>,
): Promise<Iterable<RawLine<E>> | undefined> => {
  const object = await store.get(key);
  return object && linesOf(object.body, decodeLine);
};

/** Decodes the line whose bytes are in [start, end). */
export type DecodeLine<E> = (bytes: Buffer, start: number, end: number) => Decoded<E>;

/** Decodes a line by its text. */
export const decodeLineText =
  <E>(decode: (line: string) => Decoded<E>): DecodeLine<E> =>
  (bytes, start, end) =>
    isUtf8(bytes.subarray(start, end))
      ? decode(bytes.toString("utf8", start, end))
      : { kind: "invalid", errors: ["line: is not UTF-8"] };

function* linesOf<E>(body: Uint8Array, decodeLine: DecodeLine<E>): Iterable<RawLine<E>> {
  const inflated = inflate(body);
  if (inflated.kind === "bad") {
    yield { kind: "bad", line: 0, errors: [`object: ${inflated.error}`] };
    return;
  }
  const { bytes, tailBytes } = inflated;
  if (tailBytes > 0)
    yield {
      kind: "bad",
      line: 0,
      errors: [`object: its gzip is followed by ${tailBytes} bytes that are none`],
    };
  let number = 0;
  for (let start = 0, end = 0; start < bytes.length; start = end + 1) {
    end = bytes.indexOf("\n", start);
    if (end === -1) end = bytes.length;
    number += 1;
    if (number > linesLimit) {
      yield {
        kind: "bad",
        line: 0,
        errors: [`object: has more than ${linesLimit} lines; the others are not read`],
      };
      return;
    }
    if (end > start) yield readLine(bytes, start, end, number, decodeLine);
  }
}

const readLine = <E>(
  bytes: Buffer,
  start: number,
  end: number,
  line: number,
  decodeLine: DecodeLine<E>,
): RawLine<E> => {
  const decoded = decodeLine(bytes, start, end);
  return decoded.kind === "valid"
    ? { kind: "event", line, envelope: decoded.value }
    : { kind: "bad", line, errors: decoded.errors };
};

/** Ingest's own batches have 500 at the most. Of tens of millions, each no record, the reasons alone take minutes. */
const linesLimit = 10_000;

/** Ingest's own batches stay far below: 5 MB of records, and some hundred bytes beside each. */
const inflatedBytesLimit = 64_000_000;

type Inflated =
  | { readonly kind: "bytes"; readonly bytes: Buffer; readonly tailBytes: number }
  | { readonly kind: "bad"; readonly error: string };

const inflate = (body: Uint8Array): Inflated => {
  try {
    const { buffer, engine } = inflated(body);
    const tail = body.subarray(engine.bytesWritten);
    return { kind: "bytes", bytes: buffer, tailBytes: tail.every((byte) => byte === 0) ? 0 : tail.length };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE"
      ? { kind: "bad", error: `inflates to more than ${inflatedBytesLimit} bytes` }
      : { kind: "bad", error: "is not gzip, or damaged" };
  }
};

/** Node's own `info` option tells how many bytes were read: inflating stops at zero bytes after the end of the gzip. */
const inflated = (body: Uint8Array) => {
  const chunkSize = chunkBytesOf(body);
  const options = { maxOutputLength: inflatedBytesLimit, chunkSize, info: true };
  return gunzipSync(body, options as ZlibOptions) as unknown as {
    readonly buffer: Buffer;
    readonly engine: { readonly bytesWritten: number };
  };
};

/**
 * Gzip ends with the size of what it holds: as one chunk it need not be put together. An object of several members, or one
 * that lies, is inflated in chunks of what it says, within bounds.
 */
const chunkBytesOf = (body: Uint8Array): number => {
  const size = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const said = size.length < 4 ? 0 : size.readUInt32LE(size.length - 4);
  return Math.min(Math.max(said + 1, fewestChunkBytes), mostChunkBytes);
};

const fewestChunkBytes = 4096;
const mostChunkBytes = 8_000_000;
