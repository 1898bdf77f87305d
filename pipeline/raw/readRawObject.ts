import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { ObjectKey, ObjectStore } from "../storage/objectStore";
import { decodeEnvelope, type Envelope } from "./envelope";

/** A line of a raw object, decoded or refused; `line` counts from 1, and is 0 for the object as a whole. */
export type RawLine =
  | { readonly kind: "event"; readonly envelope: Envelope }
  | { readonly kind: "bad"; readonly line: number; readonly errors: readonly string[] };

/**
 * Reads a raw object line by line. What cannot be read, a line or the whole object, is told as such and hinders
 * nothing else: the object stays where it is. Rejects when the store fails, and for an object that is not there:
 * to read it as empty would let its rows be dropped.
 */
export async function* readRawObject(store: ObjectStore, key: ObjectKey): AsyncIterable<RawLine> {
  const object = await store.get(key);
  if (object === undefined) throw new Error(`${key}: vanished between listing and reading`);
  const text = await inflate(object.body);
  if (text === undefined) {
    yield { kind: "bad", line: 0, errors: ["object: is not gzip, or damaged"] };
    return;
  }
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

const inflate = async (body: Uint8Array): Promise<string | undefined> => {
  try {
    return (await gunzipAsync(body)).toString("utf8");
  } catch {
    return undefined;
  }
};
