import { decode } from "../../../pipeline/event/decode";
import { findKey } from "../../../pipeline/keys/findKey";
import { KeyRecord } from "../../../pipeline/keys/keyRecord";
import { type Rotation, revokeKey, rotateKey } from "../../../pipeline/keys/rotateKey";
import { aSecret, aServerKey, presented } from "../../fixtures/aKey";

const now = Date.UTC(2026, 2, 1);
const week = 7 * 24 * 3_600_000;
let dice = 0;
const rotate = (record: KeyRecord, keepOldMs: number, nowMs = now): Rotation =>
  rotateKey({
    now: () => nowMs,
    randomBytes: (count) => {
      dice += 1;
      return Buffer.alloc(count, dice);
    },
  })(record, keepOldMs);

const rotated = (rotation: Rotation) => {
  if (rotation.kind !== "rotated") throw new Error(`it is ${rotation.kind}`);
  expect(decode(KeyRecord, rotation.record).kind).toBe("valid");
  return rotation;
};

test("a rotated key has two secrets, the old one until it has been kept long enough", () => {
  const { record, key } = rotated(rotate(aServerKey(), week));
  const old = presented(record);
  expect(record.secrets).toHaveLength(2);
  for (const text of [old, key]) expect(findKey([record], text, now + week - 1)).toBe(record);
  expect(findKey([record], old, now + week)).toBeUndefined();
  expect(findKey([record], key, now + week)).toBe(record);
});

test("a third active secret is refused, until the first has ended, which then is dropped", () => {
  const { record, key } = rotated(rotate(aServerKey(), week));
  expect(rotate(record, week, now + week - 1)).toEqual({ kind: "full", untilMs: now + week });
  const later = rotated(rotate(record, week, now + week));
  expect(later.record.secrets).toHaveLength(2);
  expect(findKey([later.record], key, now + week)).toBe(later.record);
});

test("with nothing kept, the new secret is the only one", () => {
  const first = rotated(rotate(aServerKey(), week));
  const { record, key } = rotated(rotate(first.record, 0));
  expect(record.secrets).toHaveLength(1);
  for (const text of [presented(record), first.key]) expect(findKey([record], text, now)).toBeUndefined();
  expect(findKey([record], key, now)).toBe(record);
});

test("an old secret that ends earlier still does", () => {
  const soon = aServerKey({ secrets: [aSecret("old", { expires_at: now + 10 })] });
  expect(rotated(rotate(soon, week)).record.secrets[0]?.expires_at).toBe(now + 10);
});

test.each([
  ["revoked", { revoked_at: now }],
  ["expired", { expires_at: now }],
] as const)("a key that is %s gets no new secret", (state, members) => {
  expect(rotate(aServerKey(members), week)).toEqual({ kind: "ended", state });
});

test("a revoked key opens nothing, and stays revoked from the first time on", () => {
  const revoked = revokeKey(aServerKey(), now);
  expect(findKey([revoked], presented(revoked), now)).toBeUndefined();
  expect(revokeKey(revoked, now + 5).revoked_at).toBe(now);
});
