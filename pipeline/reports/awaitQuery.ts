import type { EpochMs } from "../event/fieldType";
import type { QueryRunner, QueryState } from "./queryRunner";

/** The clock of whoever waits. */
export interface Waiting {
  readonly now: () => EpochMs;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

const firstPauseMs = 100;
const longestPauseMs = 2_000;

/** Looks at a query until it is done or has failed, or for so many milliseconds, with pauses that grow. */
export const awaitQuery =
  (runner: Pick<QueryRunner, "look">, { now, pause }: Waiting) =>
  async (executionId: string, budgetMs: number): Promise<QueryState> => {
    const endMs = now() + budgetMs;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
      const state = await runner.look(executionId);
      const leftMs = endMs - now();
      if (state.kind !== "running" || leftMs <= 0) return state;
      await pause(Math.min(pauseMs, leftMs));
    }
  };
