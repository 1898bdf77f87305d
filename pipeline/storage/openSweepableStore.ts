import type { SweepableStore } from "./objectStore";
import { dirObjectStore } from "./objectStore.dir";
import { s3Bucket } from "./objectStore.s3";
import type { StoreUri } from "./storeUri";

/** Opens the store that a configuration names, with the power to remove objects: only the sweep's. */
export const openSweepableStore = (uri: StoreUri): SweepableStore =>
  uri.kind === "s3" ? s3Bucket(uri.bucket) : dirObjectStore({ folder: uri.folder, bucket: uri.bucket });
