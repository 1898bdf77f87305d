import type { KeyRecord } from "../../pipeline/keys/keyRecord";
import { aBrowserKey, aReaderKey, aServerKey } from "../fixtures/aKey";
import { canary } from "./canary";

/** The one site that `presentedKeys.oneSite` may write to, and the one origin that `presentedKeys.browser` may come from. */
export const allowed = { site: `${canary}-allowed`, origin: "https://menu.example" } as const;

/** Keys as their owners present them. */
export const presentedKeys = {
  server: `${canary}-server`,
  browser: `${canary}-browser`,
  oneSite: `${canary}-one-site`,
  reader: `${canary}-reader`,
  oneSiteReader: `${canary}-one-site-reader`,
} as const;

/** The keys as the collector knows them. */
export const knownKeys: readonly KeyRecord[] = [
  aServerKey({ id: "server-1", key: presentedKeys.server }),
  aBrowserKey({ id: "browser-1", key: presentedKeys.browser, origins: [allowed.origin] }),
  aServerKey({ id: "server-2", key: presentedKeys.oneSite, sites: [allowed.site] }),
  aReaderKey({ id: "reader-1", key: presentedKeys.reader }),
  aReaderKey({ id: "reader-2", key: presentedKeys.oneSiteReader, sites: [allowed.site] }),
];
