import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { type EmbeddedDynamodb, embeddedDynamodb } from "../../../local/embeddedDynamodb";
import { type RateLogEntry, rateLimiter } from "../../../pipeline/keys/rateLimiter";
import { rateTableOf } from "../../../pipeline/keys/rateTable.dynamodb";

let dynalite: EmbeddedDynamodb;
beforeAll(async () => {
  dynalite = await embeddedDynamodb({ table: "rates" });
});
afterAll(() => dynalite.close());

const minute = "2026-03-01T18:05";

test("take(lease) gives what is wanted as long as there is, then the rest, then nothing", async () => {
  const { take } = rateTableOf("rates");
  const taking = (wanted: number) => take({ keyId: "rest", minute, wanted, limit: 10 });
  expect([await taking(4), await taking(4), await taking(4), await taking(4), await taking(1)]).toEqual([
    4, 4, 2, 0, 0,
  ]);
});

test("keys and minutes are counted each by itself, in items that go an hour later", async () => {
  const { take } = rateTableOf("rates");
  const lease = { minute, wanted: 5, limit: 5 };
  expect(await take({ ...lease, keyId: "web-1" })).toBe(5);
  expect(await take({ ...lease, keyId: "web-2" })).toBe(5);
  expect(await take({ ...lease, keyId: "web-1", minute: "2026-03-01T18:06" })).toBe(5);
  const client = new DynamoDBClient({});
  const { Items = [] } = await client.send(new ScanCommand({ TableName: "rates" }));
  client.destroy();
  expect(Items).toContainEqual({
    PK: { S: "RATE#web-1" },
    SK: { S: "MINUTE#2026-03-01T18:05" },
    asked: { N: "5" },
    expires_at: { N: String(Date.UTC(2026, 2, 1, 19, 5) / 1000) },
  });
});

test("however many instances ask at once, they are given the limit together and nothing more", async () => {
  const tables = Array.from({ length: 8 }, () => rateTableOf("rates"));
  const given = await Promise.all(
    tables.flatMap(({ take }, i) =>
      Array.from({ length: 10 }, (_, j) =>
        take({ keyId: "many", minute, wanted: 1 + ((i * 7 + j) % 5), limit: 100 }),
      ),
    ),
  );
  expect(given.reduce((sum, n) => sum + n, 0)).toBe(100);
});

test("many limiters over one table let through the limit and nothing more, with few requests to the table", async () => {
  const real = rateTableOf("rates");
  let asked = 0;
  const log: RateLogEntry[] = [];
  const limiters = Array.from({ length: 6 }, () =>
    rateLimiter({
      table: {
        take: (lease) => {
          asked += 1;
          return real.take(lease);
        },
      },
      now: () => Date.UTC(2026, 2, 1, 18, 7, 30),
      log: (entry) => log.push(entry),
    }),
  );
  const key = { id: "shared", requests_per_minute: 1_000 };
  const verdicts = await Promise.all(
    Array.from({ length: 3_000 }, (_, i) => limiters[i % limiters.length]?.(key)),
  );
  expect(verdicts.filter((verdict) => verdict?.kind === "within")).toHaveLength(1_000);
  expect(verdicts.find((verdict) => verdict?.kind === "exceeded")).toEqual({
    kind: "exceeded",
    retryAfterSeconds: 30,
  });
  expect(asked).toBeLessThan(100);
  expect(log).toEqual([]);
});

test("a table that is not there rejects", async () => {
  await expect(rateTableOf("other").take({ keyId: "a", minute, wanted: 1, limit: 1 })).rejects.toThrow();
});
