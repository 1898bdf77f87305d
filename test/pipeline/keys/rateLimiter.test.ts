import { type RateLogEntry, rateLimiter } from "../../../pipeline/keys/rateLimiter";
import type { RateLease, RateTable } from "../../../pipeline/keys/rateTable";

const start = Date.UTC(2026, 2, 1, 18, 5);

/** A table in memory, which can be told to fail. */
const aTable = () => {
  const asked = new Map<string, number>();
  const table = {
    leases: [] as RateLease[],
    failure: undefined as Error | undefined,
    take: (async (lease) => {
      table.leases.push(lease);
      if (table.failure !== undefined) throw table.failure;
      const name = `${lease.keyId} ${lease.minute}`;
      const before = asked.get(name) ?? 0;
      asked.set(name, before + lease.wanted);
      return Math.min(lease.wanted, Math.max(0, lease.limit - before));
    }) satisfies RateTable["take"] as RateTable["take"],
  };
  return table;
};

const aLimiter = (table = aTable()) => {
  const state = { nowMs: start, table, log: [] as RateLogEntry[] };
  const rate = rateLimiter({ table, now: () => state.nowMs, log: (entry) => state.log.push(entry) });
  /** How many of so many requests, one after the other, are let through. */
  const within = async (of: Parameters<typeof rate>[0], count: number): Promise<number> => {
    let passed = 0;
    for (let i = 0; i < count; i++) if ((await rate(of)).kind === "within") passed += 1;
    return passed;
  };
  return Object.assign(state, { rate, within });
};

const key = { id: "web-1", requests_per_minute: 600 };

test("an instance takes one request first, then twice as many each time, up to a fiftieth of the limit", async () => {
  const { within, table } = aLimiter();
  expect(await within(key, 40)).toBe(40);
  expect(table.leases.map(({ wanted }) => wanted)).toEqual([1, 2, 4, 8, 12, 12, 12]);
  expect(table.leases[0]).toEqual({ keyId: "web-1", minute: "2026-03-01T18:05", wanted: 1, limit: 600 });
});

test("exactly the limit is let through in a minute, and then the table is asked no more", async () => {
  const { within, table } = aLimiter();
  expect(await within(key, 650)).toBe(600);
  const asked = table.leases.length;
  expect(asked).toBeLessThan(60);
  expect(await within(key, 100)).toBe(0);
  expect(table.leases).toHaveLength(asked);
});

test.each([1, 2, 49, 50, 51])("a limit of %i is kept to the request", async (limit) => {
  const { within } = aLimiter();
  expect(await within({ id: "web-1", requests_per_minute: limit }, limit + 20)).toBe(limit);
});

test("who is refused is told the seconds until the next minute, in which it is let through", async () => {
  const limiter = aLimiter();
  const one = { id: "web-1", requests_per_minute: 1 };
  limiter.nowMs = start + 17_001;
  await limiter.rate(one);
  expect(await limiter.rate(one)).toEqual({ kind: "exceeded", retryAfterSeconds: 43 });
  limiter.nowMs = start + 59_999;
  expect(await limiter.rate(one)).toEqual({ kind: "exceeded", retryAfterSeconds: 1 });
  limiter.nowMs = start + 60_000;
  expect(await limiter.rate(one)).toEqual({ kind: "within" });
});

test("one key's limit is not another's", async () => {
  const { within } = aLimiter();
  expect(await within({ id: "web-1", requests_per_minute: 3 }, 5)).toBe(3);
  expect(await within({ id: "web-2", requests_per_minute: 4 }, 5)).toBe(4);
});

test("many requests at once share one asking", async () => {
  const { rate, table } = aLimiter();
  const verdicts = await Promise.all(Array.from({ length: 700 }, () => rate(key)));
  expect(verdicts.filter(({ kind }) => kind === "within")).toHaveLength(600);
  expect(table.leases.length).toBeLessThan(60);
});

test("a table that fails refuses nobody, is told by its error's name, and let alone for ten seconds", async () => {
  const limiter = aLimiter();
  const { table, within, log } = limiter;
  table.failure = new RangeError("of RATE#web-1");
  expect(await within({ id: "web-1", requests_per_minute: 1 }, 20)).toBe(20);
  expect(await within({ id: "web-2", requests_per_minute: 1 }, 20)).toBe(20);
  expect(table.leases).toHaveLength(1);
  expect(log).toEqual([{ event: "rates_not_counted", error: "RangeError" }]);
  table.failure = undefined;
  limiter.nowMs += 10_000;
  expect(await within({ id: "web-1", requests_per_minute: 1 }, 20)).toBe(1);
});

test("a table that fails in the middle of a minute does not refuse what is left of it", async () => {
  const limiter = aLimiter();
  await limiter.within(key, 3);
  limiter.table.failure = new Error("down");
  expect(await limiter.within(key, 1_000)).toBe(1_000);
});

test("what instances hold and do not use is little of a limit", async () => {
  const table = aTable();
  const limiters = Array.from({ length: 10 }, () => aLimiter(table));
  let within = 0;
  for (let i = 0; i < 700; i++) if ((await limiters[i % 10]?.rate(key))?.kind === "within") within += 1;
  expect(within).toBeGreaterThan(480);
  expect(within).toBeLessThanOrEqual(600);
});
