import fc from "fast-check";
import {
  type Hour,
  hourOf,
  hoursAfter,
  isHour,
  maxShards,
  parseRawKey,
  rawHourPrefix,
  rawKey,
  rejectedKey,
  shardOf,
  startOf,
  twoDigits,
} from "../../../pipeline/raw/rawKey";

const hour = "2026-03-01T18" as Hour;
const batchId = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

test("an hour begins at its first millisecond and ends before the next one's", () => {
  const start = Date.UTC(2026, 2, 1, 18);
  expect([start - 1, start, start + 3_599_999, start + 3_600_000].map(hourOf)).toEqual([
    "2026-03-01T17",
    hour,
    hour,
    "2026-03-01T19",
  ]);
  expect(startOf(hour)).toBe(start);
});

test.each([
  [0, "2026-03-01T18"],
  [6, "2026-03-02T00"],
  [-19, "2026-02-28T23"],
])("hoursAfter(2026-03-01T18, %i) is %s", (count, expected) => {
  expect(hoursAfter(hour, count)).toBe(expected);
});

test.each(["2026-03-01T18", "2024-02-29T00", "1999-12-31T23"])("%s is an hour", (text) => {
  expect(isHour(text)).toBe(true);
});

test.each([
  "",
  "2026-03-01",
  "2026-03-01T24",
  "2026-02-30T10",
  "2026-13-01T00",
  "2026-03-01T1",
  "2026-03-01T18:00",
  "2026-03-01T18\n",
])("%j is no hour", (text) => {
  expect(isHour(text)).toBe(false);
});

test("a raw key names dataset, hour, shard and batch, and lies under its hour's prefix", () => {
  const key = rawKey({ dataset: "events", hour, shard: 7, batchId });
  expect(key).toBe(`raw/events/dt=2026-03-01/hr=18/s=07/${batchId}.ndjson.gz`);
  expect(key.startsWith(rawHourPrefix("events", hour))).toBe(true);
  expect(rejectedKey("events", hour, batchId)).toBe(
    `rejected/events/dt=2026-03-01/hr=18/${batchId}.ndjson.gz`,
  );
});

test("parseRawKey(rawKey(parts)) are the parts", () => {
  const anyHour = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2199, 11, 31) }).map(hourOf);
  fc.assert(
    fc.property(anyHour, fc.nat(maxShards - 1), (anHour, shard) => {
      const parts = { dataset: "events", hour: anHour, shard, batchId };
      expect(parseRawKey(rawKey(parts))).toEqual(parts);
    }),
  );
});

test.each([
  "",
  `raw/events/dt=2026-02-30/hr=18/s=07/${batchId}.ndjson.gz`,
  `raw/events/dt=2026-03-01/hr=24/s=07/${batchId}.ndjson.gz`,
  `raw/events/dt=2026-03-01/hr=18/s=7/${batchId}.ndjson.gz`,
  `raw/events/dt=2026-03-01/hr=18/s=07/${batchId.toUpperCase()}.ndjson.gz`,
  `raw/events/dt=2026-03-01/hr=18/s=07/${batchId.slice(1)}.ndjson.gz`,
  `raw/events/dt=2026-03-01/hr=18/s=07/${batchId}.ndjson`,
  `raw/events/dt=2026-03-01/hr=18/s=07/x/${batchId}.ndjson.gz`,
  `other/raw/events/dt=2026-03-01/hr=18/s=07/${batchId}.ndjson.gz`,
  `rejected/events/dt=2026-03-01/hr=18/${batchId}.ndjson.gz`,
])("%j is no key that ingest writes", (key) => {
  expect(parseRawKey(key)).toBeUndefined();
});

test("a batch's shard is a function of its id, within the number of shards", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), fc.integer({ min: 1, max: maxShards }), (id, shards) => {
      const shard = shardOf(id, shards);
      expect(shard).toBe(shardOf(id, shards));
      expect(shard >= 0 && shard < shards && Number.isInteger(shard)).toBe(true);
    }),
  );
  expect(shardOf(batchId, 1)).toBe(0);
});

test.each([
  [0, "00"],
  [7, "07"],
  [63, "63"],
])("twoDigits(%i) is %s", (n, expected) => {
  expect(twoDigits(n)).toBe(expected);
});
