import { setImmediate } from "node:timers/promises";
import type { RawInput } from "../raw/rawHour";
import { parseRawKey } from "../raw/rawKey";
import { type RawLine, readRawObject } from "../raw/readRawObject";
import type { ObjectKey, ObjectStore } from "../storage/objectStore";
import type { CompactionParts } from "./compactionParts";
import { inOrder } from "./inOrder";

/** A raw object of a unit, its lines decoded as they are gone through. */
export interface UnitObject {
  readonly key: ObjectKey;
  readonly batchId: string;
  /** Undefined where the object has gone, or been replaced, since it was listed. */
  readonly lines: Iterable<RawLine<unknown>> | undefined;
}

/** While one object is decoded, the next are on their way. */
const objectsAtOnce = 16;

/** Of objects that are on their way. */
const bytesAtOnce = 32_000_000;

/** Gzip of the most that an object may inflate to is hardly larger: what is, is nothing that can be read. */
export const objectBytesLimit = 64_000_000;

/** So many lines may pass before answers of the store are looked at: decoding alone never waits for anything. */
const linesBetweenTurns = 2000;

/** Raw objects to read. */
export interface UnitInputs {
  readonly inputs: readonly RawInput[];
  /** How large an object was when it was listed. */
  readonly bytesOf: (key: ObjectKey) => number;
}

/** A unit's raw objects in the order of their keys. */
export async function* unitObjects(
  { raw, dataset }: Pick<CompactionParts, "raw" | "dataset">,
  { inputs, bytesOf }: UnitInputs,
): AsyncGenerator<UnitObject, void> {
  const readLine = dataset.lineReader();
  let linesSinceTurn = 0;
  const read = async ({ key, etag }: RawInput): Promise<UnitObject> => {
    const batchId = parseRawKey(key)?.batchId ?? key;
    const bytes = bytesOf(key);
    if (bytes > objectBytesLimit) return { key, batchId, lines: [tooLarge(bytes)] };
    const lines = await readRawObject(onlyVersion(raw, etag), key, readLine);
    return { key, batchId, lines: lines && counted(lines) };
  };
  function* counted(lines: Iterable<RawLine<unknown>>): Iterable<RawLine<unknown>> {
    for (const line of lines) {
      linesSinceTurn += 1;
      yield line;
    }
  }

  const objects = inOrder(inputs, objectsAtOnce, read, {
    weightOf: ({ key }) => bytesOf(key),
    weightAtOnce: bytesAtOnce,
  });
  for await (const object of objects) {
    yield object;
    if (linesSinceTurn < linesBetweenTurns) continue;
    linesSinceTurn = 0;
    await setImmediate();
  }
}

const tooLarge = (bytes: number): RawLine<never> => ({
  kind: "bad",
  line: 0,
  errors: [`object: has ${bytes} bytes; of more than ${objectBytesLimit} none is read`],
});

/** The store, but that of an object another version than the one that was listed counts as gone. */
const onlyVersion = (store: ObjectStore, etag: string): ObjectStore => ({
  ...store,
  get: async (key) => {
    const object = await store.get(key);
    return object?.etag === etag ? object : undefined;
  },
});
