import type { ObjectStore } from "./objectStore";
import { dirObjectStore } from "./objectStore.dir";
import { s3Bucket } from "./objectStore.s3";
import type { StoreUri } from "./storeUri";

/** Opens the store that a configuration names. */
export const openStore = (uri: StoreUri): ObjectStore =>
  uri.kind === "s3" ? s3Bucket(uri.bucket) : dirObjectStore({ folder: uri.folder, bucket: uri.bucket });
