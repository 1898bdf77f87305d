import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { ObjectKey, ObjectStore } from "../storage/objectStore";
import { decodeEnvelope, type Envelope } from "./envelope";

/** A line of a raw object, decoded or refused; `line` counts from 1, and is 0 for the object as a whole. */
export type RawLine =
  | { readonly kind: "event"; readonly envelope: Envelope }
  | { readonly kind: "bad"; readonly line: number; readonly errors: readonly string[] };

/**
 * Reads a raw object; its lines are decoded as they are gone through. What cannot be read, a line or the whole
 * object, is told as such and hinders nothing else: the object stays where it is. Rejects when the store fails, and
 * for an object that is not there: to read it as empty would let its rows be dropped.
 */
export const readRawObject = async (store: ObjectStore, key: ObjectKey): Promise<Iterable<RawLine>> => {
  const object = await store.get(key);
  if (object === undefined) throw new Error(`${key}: vanished between listing and reading`);
  const inflated = await inflate(object.body);
  return inflated.kind === "bad"
    ? [{ kind: "bad", line: 0, errors: [`object: ${inflated.error}`] }]
    : linesOf(inflated.text);
};

function* linesOf(text: string): Iterable<RawLine> {
  let number = 0;
  for (const line of text.split("\n")) {
    number += 1;
    if (line === "") continue;
    const decoded = decodeEnvelope(line);
    yield decoded.kind === "valid"
      ? { kind: "event", envelope: decoded.value }
      : { kind: "bad", line: number, errors: decoded.errors };
  }
}

const gunzipAsync = promisify(gunzip);

/** Ingest's own batches stay far below: 5 MB of events, and some hundred bytes beside each. */
const inflatedBytesLimit = 64_000_000;

type Inflated =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bad"; readonly error: string };

const inflate = async (body: Uint8Array): Promise<Inflated> => {
  try {
    const bytes = await gunzipAsync(body, { maxOutputLength: inflatedBytesLimit });
    return { kind: "text", text: bytes.toString("utf8") };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE"
      ? { kind: "bad", error: `inflates to more than ${inflatedBytesLimit} bytes` }
      : { kind: "bad", error: "is not gzip, or damaged" };
  }
};
