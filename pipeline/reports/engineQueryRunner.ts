import { nameOf } from "../event/nameOf";
import type { QueryRunner, QueryState } from "./queryRunner";
import type { SqlEngine } from "./sqlEngine";

/** So many queries are remembered, that whoever asks for them later still finds them. */
const remembered = 20;

/**
 * Runs each query at once in an engine of this process. `pause` resolves after so many milliseconds: a look waits a
 * little for the rows, because most are there at once.
 */
export const engineQueryRunner = (engine: SqlEngine, pause: (ms: number) => Promise<void>): QueryRunner => {
  const executions = new Map<string, Promise<QueryState>>();
  return {
    start: async ({ sql, parameters, token }) => {
      if (!executions.has(token)) executions.set(token, run(engine, sql, parameters));
      for (const old of executions.keys()) {
        if (executions.size <= remembered) break;
        executions.delete(old);
      }
      return { kind: "started", executionId: token };
    },

    look: async (executionId) =>
      Promise.race([
        executions.get(executionId) ?? ({ kind: "failed", failure: { reason: "unknown" } } as const),
        pause(lookMs).then((): QueryState => ({ kind: "running" })),
      ]),
  };
};

const lookMs = 1_000;

const run = async (
  engine: SqlEngine,
  sql: string,
  parameters: Parameters<SqlEngine["query"]>[1],
): Promise<QueryState> => {
  try {
    return { kind: "done", rows: await engine.query(sql, parameters), scannedBytes: 0 };
  } catch (error) {
    return { kind: "failed", failure: { reason: "failed", error: nameOf(error) } };
  }
};
