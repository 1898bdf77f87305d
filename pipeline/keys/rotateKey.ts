import type { EpochMs } from "../event/fieldType";
import { type IssuedKey, type IssueParts, newKey, secretOf } from "./issueKey";
import { type KeyRecord, maxSecrets } from "./keyRecord";
import { activeSecrets, type KeyState, keyState } from "./keyState";

/** A key with a new secret, or why it gets none. */
export type Rotation =
  | ({ readonly kind: "rotated" } & IssuedKey)
  | { readonly kind: "ended"; readonly state: Exclude<KeyState, "active"> }
  /** It has as many active secrets as it may. `untilMs` is when the first of them ends; undefined: none does. */
  | { readonly kind: "full"; readonly untilMs: EpochMs | undefined };

/**
 * Gives a key a new secret. The one in use opens for `keepOldMs` more, so that whoever uses it can change over; with 0
 * it ends at once, and any other with it. What has ended is dropped.
 */
export const rotateKey =
  ({ now, randomBytes }: IssueParts) =>
  (record: KeyRecord, keepOldMs: number): Rotation => {
    const nowMs = now();
    const state = keyState(record, nowMs);
    if (state !== "active") return { kind: "ended", state };
    const kept = keepOldMs > 0 ? activeSecrets(record, nowMs) : [];
    if (kept.length >= maxSecrets) return { kind: "full", untilMs: firstEnd(kept) };
    const key = newKey(record.kind, randomBytes);
    const ending = kept.map((secret) => ({
      ...secret,
      expires_at: Math.min(secret.expires_at ?? Number.POSITIVE_INFINITY, nowMs + keepOldMs),
    }));
    return { kind: "rotated", key, record: { ...record, secrets: [...ending, secretOf(key, nowMs)] } };
  };

/** Ends a key for good; its record stays, for its id stands in the lake. Who was revoked stays so from then. */
export const revokeKey = (record: KeyRecord, nowMs: EpochMs): KeyRecord => ({
  ...record,
  revoked_at: record.revoked_at ?? nowMs,
});

const firstEnd = (secrets: KeyRecord["secrets"]): EpochMs | undefined => {
  const ends = secrets.flatMap(({ expires_at }) => (expires_at === null ? [] : [expires_at]));
  return ends.length === 0 ? undefined : Math.min(...ends);
};
