import { gunzipSync } from "node:zlib";
import type { ObjectStore } from "../../pipeline/storage/objectStore";
import { contentOf, identityOf } from "./sentEvent";

/** An event as it is stored raw. */
export interface RawLine {
  readonly key: string;
  /** From 1. */
  readonly line: number;
  readonly identity: string;
  readonly content: string;
  /** Whose it is; undefined where it names nobody. */
  readonly guest: string | undefined;
}

/** Every line of every raw object, in the order by which the first of an id stays. Throws for what is torn. */
export const rawLines = async (raw: ObjectStore): Promise<readonly RawLine[]> => {
  const lines: RawLine[] = [];
  for await (const { key } of raw.list("raw/events/")) {
    const object = await raw.get(key);
    if (object === undefined) throw new Error(`${key}: is listed, but not there`);
    const text = gunzipSync(object.body).toString("utf8");
    text.split("\n").forEach((each, at) => {
      if (each === "") return;
      const { event } = JSON.parse(each);
      lines.push({
        key,
        line: at + 1,
        identity: identityOf(event),
        content: contentOf(event),
        guest: event.user_id ?? event.anonymous_id,
      });
    });
  }
  return lines;
};
