import { findKey } from "../pipeline/keys/findKey";
import { secretOf } from "../pipeline/keys/issueKey";
import type { KeyKind, KeyRecord } from "../pipeline/keys/keyRecord";
import { dirKeyStore } from "../pipeline/keys/keyStore.dir";
import type { DataFolder } from "./dataFolder";

/**
 * Sees to it that the keys of the local mode itself open its server, as `local-browser`, `local-server` and
 * `local-reader`: each for every site, and as often as one machine can. One that was rotated or revoked opens again.
 */
export const keepLocalKeys = async (
  { keysFolder, secrets }: DataFolder,
  now: () => number,
): Promise<void> => {
  const store = dirKeyStore(keysFolder);
  const { keys } = await store.list();
  const own: Readonly<Record<KeyKind, string>> = {
    browser: secrets.browser_key,
    server: secrets.server_key,
    reader: secrets.reader_key,
  };
  for (const kind of ["browser", "server", "reader"] as const) {
    const record = localRecord(kind, own[kind], now());
    const stored = keys.find((key) => key.record.id === record.id);
    const opens = stored !== undefined && findKey([stored.record], own[kind], now()) !== undefined;
    if (!opens) await store.put(record, stored?.version ?? "absent");
  }
};

const localRecord = (kind: KeyKind, key: string, nowMs: number): KeyRecord => ({
  id: `local-${kind}`,
  kind,
  sites: ["*"],
  origins: kind === "browser" ? ["*"] : [],
  secrets: [secretOf(key, nowMs)],
  created_at: nowMs,
  expires_at: null,
  revoked_at: null,
  requests_per_minute: 1_000_000,
});
