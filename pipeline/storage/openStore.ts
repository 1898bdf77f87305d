import type { ObjectStore } from "./objectStore";
import { openSweepableStore } from "./openSweepableStore";
import type { StoreUri } from "./storeUri";

/** Opens the store that a configuration names. Nothing can be removed through it: it has no way to say so. */
export const openStore = (uri: StoreUri): ObjectStore => {
  const { delete: _, ...store } = openSweepableStore(uri);
  return store;
};
