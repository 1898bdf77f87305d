import type { ObjectKey, ObjectStore, PutResult, SweepableStore } from "../../pipeline/storage/objectStore";

/** One call of a store; calls are numbered from 1 across all stores that share an interposition. */
export interface StoreCall {
  readonly number: number;
  readonly store: string;
  readonly method: "put" | "get" | "list" | "delete";
  /** The key, or the prefix that is listed. */
  readonly key: ObjectKey;
}

/** What happens around calls. A `before` that throws keeps the call from being made; an `after`, its answer from arriving. */
export interface Interposition {
  readonly before?: (call: StoreCall) => Promise<void> | void;
  readonly after?: (call: StoreCall) => Promise<void> | void;
  /**
   * Asked when a put is done: true makes it once more, as a client does that lost the answer; only the second one arrives.
   * An upload that is finished once more meets the object that it made.
   */
  readonly again?: (call: StoreCall) => Promise<boolean> | boolean;
}

/** Puts an interposition around a store; what comes of it can delete where the store can. */
export interface Interposed {
  (name: string, store: SweepableStore): SweepableStore;
  (name: string, store: ObjectStore): ObjectStore;
}

/** Puts the same interposition around several stores. */
export const interposed = ({ before, after, again }: Interposition): Interposed => {
  let calls = 0;
  return (name: string, store: ObjectStore & Partial<SweepableStore>): SweepableStore => {
    const around = async <A>(
      method: StoreCall["method"],
      key: ObjectKey,
      make: (call: StoreCall) => Promise<A>,
    ): Promise<A> => {
      calls += 1;
      const call: StoreCall = { number: calls, store: name, method, key };
      await before?.(call);
      const made = await make(call);
      await after?.(call);
      return made;
    };
    return {
      uri: store.uri,
      put: (key, body, condition) =>
        around("put", key, async (call): Promise<PutResult> => {
          const first = await store.put(key, body, condition);
          return (await again?.(call)) ? store.put(key, body, condition) : first;
        }),
      upload: (key) => {
        const upload = store.upload(key);
        return {
          ...upload,
          finish: () =>
            around("put", key, async (call): Promise<PutResult> => {
              const first = await upload.finish();
              return (await again?.(call)) ? { kind: "conflict" } : first;
            }),
        };
      },
      get: (key) => around("get", key, () => store.get(key)),
      getRange: (key, start, end) => around("get", key, () => store.getRange(key, start, end)),
      list: async function* (prefix) {
        yield* await around("list", prefix, async () => {
          const listed = [];
          for await (const object of store.list(prefix)) listed.push(object);
          return listed;
        });
      },
      delete: (key) =>
        around("delete", key, async () => {
          if (store.delete === undefined) throw new Error(`${name} has nothing that deletes ${key}`);
          await store.delete(key);
        }),
    };
  };
};
