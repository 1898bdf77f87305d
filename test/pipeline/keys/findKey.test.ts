import crypto from "node:crypto";
import { findKey } from "../../../pipeline/keys/findKey";
import { hashKey } from "../../../pipeline/keys/hashKey";
import { aBrowserKey, aReaderKey, aSecret, aServerKey, presented } from "../../fixtures/aKey";

const now = Date.UTC(2026, 2, 1);
const server = aServerKey({ secrets: [aSecret("old", { expires_at: now + 1 }), aSecret("new")] });
const browser = aBrowserKey();
const records = [
  server,
  browser,
  aReaderKey({ id: "revoked", revoked_at: now - 1 }),
  aReaderKey({ id: "expired", expires_at: now }),
  aReaderKey({ id: "half", secrets: [aSecret("gone", { expires_at: now }), aSecret("here")] }),
];

test("findKey(records, key, now) finds whose active secret a key is", () => {
  expect(findKey(records, "old", now)).toBe(server);
  expect(findKey(records, "new", now)).toBe(server);
  expect(findKey(records, presented(browser), now)).toBe(browser);
  expect(findKey(records, "here", now)?.id).toBe("half");
});

test("what is unknown, revoked or over is not found", () => {
  const others = ["", "unknown", "new ", "server-1", hashKey("new"), "constructor"];
  for (const key of [...others, presented({ id: "revoked" }), presented({ id: "expired" }), "gone"])
    expect(findKey(records, key, now)).toBeUndefined();
  expect(findKey(records, "old", now + 1)).toBeUndefined();
  expect(findKey([], "", now)).toBeUndefined();
});

test("a key is compared with every active secret in constant time, wherever it is found", () => {
  const compare = jest.spyOn(crypto, "timingSafeEqual");
  const activeHashes = ["old", "new", presented(browser), "here"].map(hashKey);
  for (const key of ["old", "here", "unknown"]) {
    compare.mockClear();
    findKey(records, key, now);
    const compared = compare.mock.calls.map((hashes) => hashes.map((hash) => hexOf(hash)));
    expect(compared).toEqual(activeHashes.map((hash) => [hash, hashKey(key)]));
  }
  compare.mockRestore();
});

const hexOf = (bytes: NodeJS.ArrayBufferView): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
