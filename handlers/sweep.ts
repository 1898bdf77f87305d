import { openSweepableStore } from "../pipeline/storage/openSweepableStore";
import { type SweepReport, sweep } from "../pipeline/sweep/sweep";
import { SweepEnvironment } from "../pipeline/sweep/sweepEnvironment";
import { decodeEnvironment } from "./environment";
import { logLine } from "./log";

const environment = decodeEnvironment(SweepEnvironment, process.env);

const run = sweep({
  dataset: "events",
  lake: openSweepableStore(environment.LAKE_STORE),
  now: Date.now,
});

/**
 * The daily sweep. EventBridge Scheduler invokes it with `{}`, and there is nothing to ask of it. Rejects where
 * something failed, after all else is done, so that the invocation counts as an error and is tried again.
 */
export const handler = async (): Promise<SweepReport> => {
  const report = await run();
  logLine(report);
  if (report.failures.length > 0)
    throw new Error(
      `sweep failed: ${report.failures.map(({ key, error }) => `${key}: ${error}`).join("; ")}`,
    );
  return report;
};
