import { duckdbSqlEngine } from "../../../pipeline/reports/sqlEngine.duckdb";
import { anEvent, aPipeline, type Pipeline } from "../../support/aPipeline";

const pipelines: Pipeline[] = [];
const received = "2026-03-01T18:30:00Z";
const later = "2026-03-01T19:05:00Z";

/** A lake with one event, in a folder of some name. */
const aLake = async (named?: string): Promise<Pipeline> => {
  const pipeline = await aPipeline(named === undefined ? {} : { named });
  pipelines.push(pipeline);
  await pipeline.send(received, [
    anEvent("a", received, { quantity: 3, latitude: 0.1, properties: { a: 1 } }),
  ]);
  await pipeline.compact(later);
  return pipeline;
};
afterAll(() => Promise.all(pipelines.map((pipeline) => pipeline.dispose())));

test.each([
  "it's a folder",
  'dit "la" carpeta',
  "fünf 🍕",
  "a [b] {c} *?",
  "dt=1999-01-01",
  "event_id=z",
  "100% ; --",
])("query(sql, parameters) reads files in the folder %s", async (named) => {
  const engine = await duckdbSqlEngine({ lakeFiles: { events: (await aLake(named)).dataFiles } });
  expect(await engine.query("SELECT event_id, dt FROM events WHERE dt = ?", ["2026-03-01"])).toEqual([
    { event_id: "a", dt: "2026-03-01" },
  ]);
});

test("query(sql, parameters) gives numbers, epoch milliseconds, booleans, text and null", async () => {
  const engine = await duckdbSqlEngine({ lakeFiles: { events: (await aLake()).dataFiles } });
  const sql =
    "SELECT count(*) AS n, sum(quantity) AS total, min(occurred_at) AS at, bool_or(is_robot) AS robot FROM events";
  expect(await engine.query(sql, [])).toEqual([{ n: 1, total: 3, at: Date.parse(received), robot: false }]);
  expect(await engine.query("SELECT latitude, properties, user_id, ? AS p FROM events", [true])).toEqual([
    { latitude: 0.1, properties: '{"a":1}', user_id: null, p: true },
  ]);
});

test("query(sql, parameters) divides whole numbers as Trino does, and keeps to UTC", async () => {
  const engine = await duckdbSqlEngine({ lakeFiles: {} });
  const sql = "SELECT 7 / 2 AS half, CAST(TIMESTAMP '2026-03-01 23:30:00' AS varchar) AS text";
  expect(await engine.query(sql, [])).toEqual([{ half: 3, text: "2026-03-01 23:30:00" }]);
});

test("query(sql, parameters) finds a table without rows where there are no files", async () => {
  const engine = await duckdbSqlEngine({ lakeFiles: {} });
  expect(await engine.query("SELECT * FROM events", [])).toEqual([]);
  expect(
    await engine.query("SELECT count(*) AS n, max(dt) AS dt FROM events WHERE quantity > 1", []),
  ).toEqual([{ n: 0, dt: null }]);
});

test("queries at the same time do not disturb each other, nor does one that fails", async () => {
  const engine = await duckdbSqlEngine({ lakeFiles: { events: (await aLake()).dataFiles } });
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) =>
      engine.query(
        n % 5 === 0 ? "SELECT nonsense" : "SELECT count(*) + ? AS n FROM events",
        n % 5 === 0 ? [] : [n],
      ),
    ),
  );
  answers.forEach((answer, n) => {
    if (n % 5 === 0) expect(answer.status).toBe("rejected");
    else expect(answer).toEqual({ status: "fulfilled", value: [{ n: n + 1 }] });
  });
});

test("a query while a compaction commits sees the rows before or after it, and nothing between", async () => {
  const pipeline = await aLake();
  const engine = await duckdbSqlEngine({ lakeFiles: { events: pipeline.dataFiles } });
  const seen = new Set<unknown>();
  for (let round = 1; round <= 5; round++) {
    await pipeline.send(received, [anEvent(`b${round}`, received), anEvent(`c${round}`, received)]);
    let isDone = false;
    const compaction = pipeline.compact(later).finally(() => {
      isDone = true;
    });
    do {
      const [row] = await engine.query("SELECT count(*) AS n FROM events", []);
      expect([2 * round - 1, 2 * round + 1]).toContain(row?.["n"]);
      seen.add(row?.["n"]);
    } while (!isDone);
    await compaction;
  }
  expect(seen.size).toBeGreaterThan(3);
});

test("a statement looks for the files of the tables that it names, and of no other", async () => {
  const looked: string[] = [];
  const files = (name: string) => async () => {
    looked.push(name);
    return [];
  };
  const engine = await duckdbSqlEngine({
    lakeFiles: { events: files("events"), orders: files("orders") },
    rawFiles: { events: files("raw events"), payments: files("raw payments") },
  });
  await engine.query("SELECT count(*) AS n FROM orders_latest", []);
  expect(looked).toEqual(["orders"]);
  await engine.query("SELECT count(*) AS n FROM events_live", []);
  expect(looked).toEqual(["orders", "events", "raw events"]);
});

test("a statement need not wait for the one before, and a third waits for either", async () => {
  let release = (): void => undefined;
  const held = new Promise<readonly string[]>((resolve) => {
    release = () => resolve([]);
  });
  const engine = await duckdbSqlEngine({ lakeFiles: { events: () => held } });
  const done: string[] = [];
  const slow = engine.query("SELECT count(*) AS n FROM events", []).then(() => done.push("slow"));
  const quick = ["a", "b", "c"].map((name) => engine.query("SELECT 1", []).then(() => done.push(name)));
  await Promise.all(quick);
  expect(done).toEqual(["a", "b", "c"]);
  release();
  await slow;
  expect(done).toEqual(["a", "b", "c", "slow"]);
});

test("each of two statements at once sees the files that are there when it begins", async () => {
  const pipeline = await aLake();
  let isEmpty = false;
  const engine = await duckdbSqlEngine({
    lakeFiles: { events: async () => (isEmpty ? [] : pipeline.dataFiles()) },
  });
  const count = async () => (await engine.query("SELECT count(*) AS n FROM events", []))[0]?.["n"];
  expect(await Promise.all([count(), count(), count()])).toEqual([1, 1, 1]);
  isEmpty = true;
  expect(await Promise.all([count(), count(), count()])).toEqual([0, 0, 0]);
});
