import type { EpochMs } from "../event/fieldType";
import type { KeyRecord, KeySecret } from "./keyRecord";

/** Whether a key opens anything. */
export type KeyState = "active" | "expired" | "revoked";

/** What a key is at a time. */
export const keyState = ({ revoked_at, expires_at, secrets }: KeyRecord, nowMs: EpochMs): KeyState => {
  if (revoked_at !== null) return "revoked";
  const isOver = hasEnded(expires_at, nowMs) || secrets.every((secret) => hasEnded(secret.expires_at, nowMs));
  return isOver ? "expired" : "active";
};

/** The secrets of a key that open something at a time: none of a key that is revoked or expired. */
export const activeSecrets = (record: KeyRecord, nowMs: EpochMs): readonly KeySecret[] =>
  keyState(record, nowMs) === "active"
    ? record.secrets.filter(({ expires_at }) => !hasEnded(expires_at, nowMs))
    : [];

const hasEnded = (endMs: EpochMs | null, nowMs: EpochMs): boolean => endMs !== null && endMs <= nowMs;
