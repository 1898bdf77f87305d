import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { decode } from "../pipeline/event/decode";
import { checkQuality } from "../pipeline/quality/checkQuality";
import { QualityEnvironment } from "../pipeline/quality/qualityEnvironment";
import { QualityOrder } from "../pipeline/quality/qualityOrder";
import type { QualityRun } from "../pipeline/quality/qualityRun";
import { openSqlEngine } from "../pipeline/reports/openSqlEngine";
import { openStore } from "../pipeline/storage/openStore";
import { decodeEnvironment } from "./environment";
import { logLine } from "./log";

const environment = decodeEnvironment(QualityEnvironment, process.env);

/** Less than the function has, so that what else there is to tell is told. */
const queryBudgetMs = 12 * 60_000;

const run = checkQuality({
  engine: openSqlEngine(environment.SQL_ENGINE, {
    now: Date.now,
    pause,
    newToken: randomUUID,
    budgetMs: queryBudgetMs,
  }),
  results: openStore(environment.RESULTS_STORE),
  thresholds: environment.QUALITY_THRESHOLDS,
  now: Date.now,
  newRunId: randomUUID,
  log: logLine,
});

/**
 * The daily check of the data. EventBridge Scheduler invokes it with `{}`; an operator may name a day,
 * `{"day": "2026-03-01"}`. Checks that fail are figures of the log; rejects only where something could not be checked or
 * kept, after all else is done, so that the invocation counts as an error and is tried again.
 */
export const handler = async (input: unknown): Promise<QualityRun> => {
  const order = decode(QualityOrder, input ?? {});
  if (order.kind === "invalid") throw new Error(`quality order: ${order.errors.join("; ")}`);
  const report = await run(order.value.day);
  if (report.failures.length > 0)
    throw new Error(
      `quality run failed: ${report.failures.map(({ what, error }) => `${what}: ${error}`).join("; ")}`,
    );
  return report;
};
