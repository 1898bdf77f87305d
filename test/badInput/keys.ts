import type { KeyRecord } from "../../pipeline/keys/keyRecord";
import { hashKey } from "../../pipeline/keys/keyRing";
import { aBrowserKey, aServerKey } from "../fixtures/aKey";
import { canary } from "./canary";

/** The only site that {@link presentedKeys}' key of one site may write to, and the only origin of the page's key. */
export const allowed = { site: `${canary}-allowed`, origin: "https://menu.example" } as const;

/** The keys as their owners present them. */
export const presentedKeys = {
  server: `${canary}-key-of-a-back-end`,
  browser: `${canary}-key-of-a-page`,
  oneSite: `${canary}-key-of-one-site`,
} as const;

/** The keys as the collector knows them. */
export const knownKeys: readonly KeyRecord[] = [
  aServerKey({ id: "server-1", sha256: hashKey(presentedKeys.server) }),
  aBrowserKey({ id: "browser-1", sha256: hashKey(presentedKeys.browser), origins: [allowed.origin] }),
  aServerKey({ id: "server-2", sha256: hashKey(presentedKeys.oneSite), sites: [allowed.site] }),
];
