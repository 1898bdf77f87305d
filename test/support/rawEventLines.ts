import { gunzipSync } from "node:zlib";
import type { ObjectKey, ObjectStore } from "../../pipeline/storage/objectStore";

/** The events of a raw object, line by line, as ingest wrote them. */
export const rawEventLines = async (
  raw: ObjectStore,
  key: ObjectKey,
): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  gunzipSync((await raw.get(key))?.body ?? Buffer.of())
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).event);
