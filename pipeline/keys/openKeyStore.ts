import type { KeyStore } from "./keyStore";
import { dirKeyStore } from "./keyStore.dir";
import { keyStoreOf } from "./keyStore.dynamodb";
import type { KeyStoreUri } from "./keyStoreUri";

/** Opens the store of keys that a configuration names; a table in the environment's region, unless another is given. */
export const openKeyStore = (uri: KeyStoreUri, region?: string): KeyStore =>
  uri.kind === "dir" ? dirKeyStore(uri.folder) : keyStoreOf(uri.table, region);
