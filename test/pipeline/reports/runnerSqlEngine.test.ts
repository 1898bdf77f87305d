import type { QueryRunner, QueryState } from "../../../pipeline/reports/queryRunner";
import { QueryFailed, runnerSqlEngine } from "../../../pipeline/reports/runnerSqlEngine";

/** An engine whose query is in these states, one after the other; its clock goes where it waits. */
const anEngine = (states: readonly QueryState[], start?: QueryRunner["start"]) => {
  let nowMs = 0;
  let looks = 0;
  const engine = runnerSqlEngine({
    runner: {
      start: start ?? (async ({ token }) => ({ kind: "started", executionId: token })),
      look: async () => states[Math.min(looks++, states.length - 1)] ?? { kind: "running" },
    },
    newToken: () => "t".repeat(32),
    budgetMs: 60_000,
    now: () => nowMs,
    pause: async (ms) => {
      nowMs += ms;
    },
  });
  return { engine, waited: () => nowMs };
};

const running: QueryState = { kind: "running" };

test("rows come when the query is done, however often it has to be looked at", async () => {
  const rows = [{ n: 1 }];
  const { engine, waited } = anEngine([running, running, running, { kind: "done", rows, scannedBytes: 0 }]);
  expect(await engine.query("SELECT 1", [])).toEqual(rows);
  expect(waited()).toBe(100 + 150 + 225);
});

test.each([
  ["fails", anEngine([{ kind: "failed", failure: { reason: "too_heavy" } }]), "too_heavy"],
  ["does not end within the budget", anEngine([running]), "too_slow"],
  ["cannot be started", anEngine([], async () => ({ kind: "failed", failure: { reason: "busy" } })), "busy"],
])("a query that %s rejects with the reason", async (_, { engine }, reason) => {
  const failure = engine.query("SELECT 1", []);
  await expect(failure).rejects.toBeInstanceOf(QueryFailed);
  await expect(failure).rejects.toMatchObject({ failure: { reason } });
});
