import { activeSecrets, keyState } from "../../../pipeline/keys/keyState";
import { aSecret, aServerKey } from "../../fixtures/aKey";

const now = Date.UTC(2026, 2, 1);
const [ended, lasting, endless] = [
  aSecret("ended", { expires_at: now }),
  aSecret("lasting", { expires_at: now + 1 }),
  aSecret("endless"),
];

test("a secret opens until its end, and without one for ever", () => {
  const secretsOf = (...secrets: readonly ReturnType<typeof aSecret>[]) =>
    activeSecrets(aServerKey({ secrets }), now);
  expect(secretsOf(ended, endless)).toEqual([endless]);
  expect(secretsOf(lasting, endless)).toEqual([lasting, endless]);
});

test.each([
  ["active", {}],
  ["active", { expires_at: now + 1 }],
  ["expired", { expires_at: now }],
  ["expired", { secrets: [ended] }],
  ["revoked", { revoked_at: now }],
  ["revoked", { revoked_at: now + 60_000 }],
  ["revoked", { revoked_at: now, expires_at: now }],
])("a key is %s with %j", (state, members) => {
  const record = aServerKey({ secrets: [lasting], ...members });
  expect(keyState(record, now)).toBe(state);
  expect(activeSecrets(record, now)).toHaveLength(state === "active" ? 1 : 0);
});
