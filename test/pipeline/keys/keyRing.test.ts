import type { KeyRecord } from "../../../pipeline/keys/keyRecord";
import { type KeyRingLogEntry, keyRing } from "../../../pipeline/keys/keyRing";
import type { StoredKeys } from "../../../pipeline/keys/keyStore";
import { aBrowserKey, aServerKey, presented } from "../../fixtures/aKey";

const [server, browser] = [aServerKey(), aBrowserKey()];
const key = presented(server);
const second = 1_000;
const minute = 60 * second;

/** A key ring over a store that can be told what it has, and to fail. */
const aRing = (records: readonly KeyRecord[] = [server]) => {
  const state = {
    nowMs: Date.UTC(2026, 2, 1),
    records,
    damaged: [] as readonly string[],
    failure: undefined as Error | undefined,
    lists: 0,
    log: [] as KeyRingLogEntry[],
  };
  const list = async (): Promise<StoredKeys> => {
    state.lists += 1;
    if (state.failure !== undefined) throw state.failure;
    const keys = state.records.map((record) => ({ record, version: record.id }));
    return { keys, damaged: state.damaged };
  };
  const find = keyRing({
    store: { list },
    now: () => state.nowMs,
    log: (entry) => state.log.push(entry),
  });
  return Object.assign(state, { find });
};

test("it finds the record of a key, and none for any other text", async () => {
  const ring = aRing([server, browser]);
  expect(await ring.find(key)).toBe(server);
  expect(await ring.find(presented(browser))).toBe(browser);
  for (const other of ["", "unknown", `${key} `, server.id]) expect(await ring.find(other)).toBeUndefined();
});

test("it reads the store when it is first asked, then once a minute at most, whatever is presented", async () => {
  const ring = aRing();
  expect(ring.lists).toBe(0);
  for (let i = 0; i < 50; i++) await ring.find(`unknown-${i}`);
  ring.nowMs += minute - 1;
  expect(await ring.find(key)).toBe(server);
  expect(ring.lists).toBe(1);
  ring.nowMs += 1;
  await ring.find(key);
  expect(ring.lists).toBe(2);
});

test("a new key opens after a minute, and a revoked one opens nothing after one", async () => {
  const ring = aRing();
  expect(await ring.find(presented(browser))).toBeUndefined();
  ring.records = [aServerKey({ revoked_at: ring.nowMs }), browser];
  expect(await ring.find(key)).toBe(server);
  ring.nowMs += minute;
  expect(await ring.find(key)).toBeUndefined();
  expect(await ring.find(presented(browser))).toBe(browser);
});

test("a key that expires opens nothing from then on, not only after a minute", async () => {
  const ring = aRing();
  ring.records = [aServerKey({ expires_at: ring.nowMs + 10 })];
  expect(await ring.find(key)).toBeDefined();
  ring.nowMs += 10;
  expect(await ring.find(key)).toBeUndefined();
  expect(ring.lists).toBe(1);
});

test("many that ask at once wait for one reading", async () => {
  const ring = aRing();
  const found = await Promise.all(Array.from({ length: 100 }, () => ring.find(key)));
  expect(new Set(found)).toEqual(new Set([server]));
  expect(ring.lists).toBe(1);
});

test("a store that fails is gone on without for ten minutes, and asked every ten seconds", async () => {
  const ring = aRing();
  await ring.find(key);
  ring.failure = new RangeError(`cannot read ${key}`);
  ring.nowMs += minute;
  expect(await ring.find(key)).toBe(server);
  expect(await ring.find("unknown")).toBeUndefined();
  ring.nowMs += 10 * second - 1;
  await ring.find(key);
  expect(ring.lists).toBe(2);
  ring.nowMs += 1;
  await ring.find(key);
  expect(ring.lists).toBe(3);
  ring.nowMs += 9 * minute - 10 * second - 1;
  expect(await ring.find(key)).toBe(server);
  ring.nowMs += 1;
  await expect(ring.find(key)).rejects.toThrow(RangeError);
  await expect(ring.find("unknown")).rejects.toThrow(RangeError);
  expect(ring.log).toContainEqual({ event: "keys_not_read", error: "RangeError" });
  expect(JSON.stringify(ring.log)).not.toContain(key);

  ring.failure = undefined;
  expect(await ring.find(key)).toBe(server);
});

test("without keys to go on with a store that fails is asked for each request, and nobody is unknown", async () => {
  const ring = aRing();
  ring.failure = new Error("down");
  for (const presentedKey of [key, "unknown"]) await expect(ring.find(presentedKey)).rejects.toThrow("down");
  expect(ring.lists).toBe(2);
  ring.failure = undefined;
  expect(await ring.find(key)).toBe(server);
});

test("a clock that is set back makes old keys read anew", async () => {
  const ring = aRing();
  await ring.find(key);
  ring.nowMs -= 1;
  await ring.find(key);
  expect(ring.lists).toBe(2);
});

test("damaged records are told at each reading, some of them, and hinder no other", async () => {
  const ring = aRing();
  ring.damaged = Array.from({ length: 30 }, (_, i) => `key: web-${i}: is not JSON`);
  expect(await ring.find(key)).toBe(server);
  await ring.find(key);
  expect(ring.log).toEqual([{ event: "keys_damaged", errors: ring.damaged.slice(0, 20) }]);
});
