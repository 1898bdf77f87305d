import type { EpochMs } from "../event/fieldType";
import { hashKey } from "./hashKey";
import type { KeyKind, KeyRecord, KeySecret } from "./keyRecord";

/** Where a key's randomness comes from. */
export type RandomBytes = (count: number) => Uint8Array;

/** The clock and the dice of whoever issues keys. */
export interface IssueParts {
  readonly now: () => EpochMs;
  readonly randomBytes: RandomBytes;
}

/** A record, and the key itself: it is in no record, so this is the one time that it can be shown. */
export interface IssuedKey {
  readonly record: KeyRecord;
  readonly key: string;
}

/** What a new key is to be. */
export type KeyWish = Pick<
  KeyRecord,
  "id" | "kind" | "sites" | "origins" | "expires_at" | "requests_per_minute"
>;

/** What a key may send or ask in a minute, where nobody says otherwise. */
export const defaultRequestsPerMinute: Readonly<Record<KeyKind, number>> = {
  browser: 6_000,
  server: 6_000,
  reader: 600,
};

/** Makes a key. */
export const issueKey =
  ({ now, randomBytes }: IssueParts) =>
  (wish: KeyWish): IssuedKey => {
    const key = newKey(wish.kind, randomBytes);
    const createdAtMs = now();
    return {
      key,
      record: {
        ...wish,
        secrets: [secretOf(key, createdAtMs)],
        created_at: createdAtMs,
        revoked_at: null,
      },
    };
  };

/** `ffb_`, `ffs_` or `ffr_` and 32 random bytes in base64url. */
export const newKey = (kind: KeyKind, randomBytes: RandomBytes): string =>
  `${prefixes[kind]}${Buffer.from(randomBytes(32)).toString("base64url")}`;

const prefixes: Readonly<Record<KeyKind, string>> = { browser: "ffb_", server: "ffs_", reader: "ffr_" };

/** What is kept of a key that does not end by itself. */
export const secretOf = (key: string, createdAtMs: EpochMs): KeySecret => ({
  sha256: hashKey(key),
  created_at: createdAtMs,
  expires_at: null,
});
