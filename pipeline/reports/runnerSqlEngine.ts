import { awaitQuery, type Waiting } from "./awaitQuery";
import type { QueryFailure, QueryRunner } from "./queryRunner";
import type { SqlEngine } from "./sqlEngine";

/** How whoever waits for rows does it. */
export interface RunnerSqlEngineParts extends Waiting {
  readonly runner: QueryRunner;
  /** A name for each query, 32 to 128 characters. */
  readonly newToken: () => string;
  /** So long a query may take. */
  readonly budgetMs: number;
}

/** A query that gave no rows. */
export class QueryFailed extends Error {
  override readonly name = "QueryFailed";

  constructor(readonly failure: QueryFailure | { readonly reason: "too_slow" }) {
    super(`the query failed: ${failure.reason}`);
  }
}

/** The engine of a runner, for those who can wait. Queries reject with {@link QueryFailed}. */
export const runnerSqlEngine = ({
  runner,
  newToken,
  budgetMs,
  ...waiting
}: RunnerSqlEngineParts): SqlEngine => ({
  query: async (sql, parameters) => {
    const started = await runner.start({ sql, parameters, token: newToken() });
    if (started.kind === "failed") throw new QueryFailed(started.failure);
    const state = await awaitQuery(runner, waiting)(started.executionId, budgetMs);
    if (state.kind === "failed") throw new QueryFailed(state.failure);
    if (state.kind === "running") throw new QueryFailed({ reason: "too_slow" });
    return state.rows;
  },
});
