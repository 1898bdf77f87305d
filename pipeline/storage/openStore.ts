import { S3Client } from "@aws-sdk/client-s3";
import type { ObjectStore } from "./objectStore";
import { dirObjectStore } from "./objectStore.dir";
import { s3ObjectStore } from "./objectStore.s3";
import type { StoreUri } from "./storeUri";

/** Opens the store that a configuration names. */
export const openStore = (uri: StoreUri): ObjectStore =>
  uri.kind === "s3"
    ? s3ObjectStore({ client: new S3Client({}), bucket: uri.bucket })
    : dirObjectStore({ folder: uri.folder, bucket: uri.bucket });
