import { decode } from "../../../pipeline/event/decode";
import { findKey } from "../../../pipeline/keys/findKey";
import { issueKey, newKey } from "../../../pipeline/keys/issueKey";
import { KeyRecord } from "../../../pipeline/keys/keyRecord";

const now = Date.UTC(2026, 2, 1);
const wish = {
  id: "web-1",
  kind: "browser",
  sites: ["luna"],
  origins: ["https://menu.example"],
  expires_at: null,
  requests_per_minute: 6_000,
} as const;

test("a new key opens its record, and stands nowhere in it", () => {
  const { record, key } = issueKey({ now: () => now, randomBytes: (count) => Buffer.alloc(count, 0xfb) })(
    wish,
  );
  expect(key).toBe(`ffb_${"-_v7".repeat(10)}-_s`);
  expect(record).toEqual({
    ...wish,
    secrets: [{ sha256: expect.any(String), created_at: now, expires_at: null }],
    created_at: now,
    revoked_at: null,
  });
  expect(decode(KeyRecord, record).kind).toBe("valid");
  expect(findKey([record], key, now)).toBe(record);
  expect(JSON.stringify(record)).not.toContain(key.slice(4));
});

test.each([
  ["browser", /^ffb_[\w-]{43}$/],
  ["server", /^ffs_[\w-]{43}$/],
  ["reader", /^ffr_[\w-]{43}$/],
] as const)("a %s key tells its kind, and has 32 bytes of chance", (kind, pattern) => {
  const counts: number[] = [];
  const key = newKey(kind, (count) => {
    counts.push(count);
    return Buffer.alloc(count, counts.length);
  });
  expect(key).toMatch(pattern);
  expect(counts).toEqual([32]);
});
