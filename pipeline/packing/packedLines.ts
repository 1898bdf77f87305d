import { gunzipSync, gzipSync } from "node:zlib";
import type { DeliveredBatch } from "../ingest/delivery";

/** The lines of a batch, or that it does not hold what its message says. */
export const linesOf = ({ body, records }: DeliveredBatch): Uint8Array | "damaged" => {
  let lines: Buffer;
  try {
    lines = gunzipSync(body, { maxOutputLength: batchBytesLimit });
  } catch {
    return "damaged";
  }
  return lines.at(-1) === newline && countOf(lines, newline) === records ? lines : "damaged";
};

/** Lines as a raw object's body: one gzip, which is half the bytes of a chain of those that the batches came in. */
export const packedLines = (lines: readonly Uint8Array[]): Uint8Array =>
  gzipSync(Buffer.concat(lines), { level: 6 });

const newline = 0x0a;

/** Ingest's batches stay far below: 5 MB of records, and some hundred bytes beside each. */
const batchBytesLimit = 16_000_000;

const countOf = (bytes: Buffer, byte: number): number => {
  let count = 0;
  for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
};
