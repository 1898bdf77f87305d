import type { ListedObject, ObjectKey, ObjectStore } from "../../pipeline/storage/objectStore";
import { partBytes } from "../../pipeline/storage/objectUpload.s3";
import type { CallTally } from "./callTally";

/**
 * Counts the requests that a store would make of S3: `raw.put`, `raw.put.bytes`, `raw.get`, `raw.list`, `raw.list.keys`, … A
 * listing is one request for each 1,000 keys that are taken from it, at least one; an upload is a put where it fits into one part, else
 * a put for each part and two more; a range is a get.
 */
export const countedStore = <S extends ObjectStore>(bucket: string, store: S, tally: CallTally): S => {
  const countPut = (key: ObjectKey, bytes: number, requests = 1): void => {
    tally.add(`${bucket}.put`, requests);
    tally.add(`${bucket}.put.bytes`, bytes);
    tally.add(`${bucket}.put ${kindOf(key)}`);
  };
  return {
    ...store,
    put: (key, body, condition) => {
      countPut(key, body.length);
      return store.put(key, body, condition);
    },
    upload: (key) => {
      const upload = store.upload(key);
      let bytes = 0;
      return {
        ...upload,
        write: (piece) => {
          bytes += piece.length;
          return upload.write(piece);
        },
        finish: () => {
          const parts = Math.ceil(bytes / partBytes);
          countPut(key, bytes, parts <= 1 ? 1 : parts + 2);
          return upload.finish();
        },
      };
    },
    get: (key) => {
      tally.add(`${bucket}.get`);
      return store.get(key);
    },
    getRange: (key, start, end) => {
      tally.add(`${bucket}.get`);
      return store.getRange(key, start, end);
    },
    list: countedList(bucket, store.list, tally),
  };
};

type List = (prefix: string) => AsyncIterable<ListedObject>;

const keysPerRequest = 1000;

const countedList = (bucket: string, list: List, tally: CallTally): List =>
  async function* (prefix) {
    tally.add(`${bucket}.list`);
    let keys = 0;
    for await (const object of list(prefix)) {
      keys += 1;
      if (keys > 1 && keys % keysPerRequest === 1) tally.add(`${bucket}.list`);
      tally.add(`${bucket}.list.keys`);
      yield object;
    }
  };

/** What an object is for, by the folder of its dataset: `data`, `manifest`, `commit`, `counted`, … */
const kindOf = (key: ObjectKey): string => {
  const [top = "", , folder = ""] = key.split("/");
  if (top !== "lake") return top;
  return /\.(counted|json)$/.exec(key)?.[1] === "counted" ? "counted" : folder.replace(/\.json$/, "");
};
