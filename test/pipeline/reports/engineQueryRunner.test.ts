import { engineQueryRunner } from "../../../pipeline/reports/engineQueryRunner";
import type { SqlEngine } from "../../../pipeline/reports/sqlEngine";

const never = () => new Promise<void>(() => {});
const token = (n: number) => `token-${n}`.padEnd(32, "-");
const asking = (n: number) => ({ sql: `SELECT ${n}`, parameters: [n], token: token(n) });

const counting = () => {
  const asked: string[] = [];
  const engine: SqlEngine = {
    query: async (sql, parameters) => {
      asked.push(sql);
      return [{ sql, parameters }];
    },
  };
  return { engine, asked };
};

test("a query runs at once, and once for its token; its rows can be looked at again", async () => {
  const { engine, asked } = counting();
  const runner = engineQueryRunner(engine, never);
  const started = await runner.start(asking(1));
  expect(await runner.start(asking(1))).toEqual(started);
  expect(asked).toEqual(["SELECT 1"]);
  const executionId = started.kind === "started" ? started.executionId : "";
  const done = { kind: "done", rows: [{ sql: "SELECT 1", parameters: [1] }], scannedBytes: 0 };
  expect(await runner.look(executionId)).toEqual(done);
  expect(await runner.look(executionId)).toEqual(done);
});

test("a query that takes longer than a look runs", async () => {
  const pauses: number[] = [];
  const runner = engineQueryRunner(
    { query: () => new Promise(() => {}) },
    async (ms) => void pauses.push(ms),
  );
  await runner.start(asking(1));
  expect(await runner.look(token(1))).toEqual({ kind: "running" });
  expect(pauses).toEqual([1_000]);
});

test("a query that fails is told by its error's name", async () => {
  const query = async () => {
    throw new TypeError("secret");
  };
  const runner = engineQueryRunner({ query }, never);
  await runner.start(asking(1));
  expect(await runner.look(token(1))).toEqual({
    kind: "failed",
    failure: { reason: "failed", error: "TypeError" },
  });
});

test("a query that was never started, or is forgotten after many others, is unknown", async () => {
  const runner = engineQueryRunner(counting().engine, never);
  const unknown = { kind: "failed", failure: { reason: "unknown" } };
  expect(await runner.look(token(1))).toEqual(unknown);
  for (let n = 1; n <= 21; n++) await runner.start(asking(n));
  expect(await runner.look(token(1))).toEqual(unknown);
  expect(await runner.look(token(2))).toMatchObject({ kind: "done" });
});
