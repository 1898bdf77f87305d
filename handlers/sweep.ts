import { allDatasets } from "../pipeline/commerce/allDatasets";
import { openSweepableStore } from "../pipeline/storage/openSweepableStore";
import { type SweepReport, sweep } from "../pipeline/sweep/sweep";
import { SweepEnvironment } from "../pipeline/sweep/sweepEnvironment";
import { decodeEnvironment } from "./environment";
import { logLine } from "./log";

const environment = decodeEnvironment(SweepEnvironment, process.env);

const lake = openSweepableStore(environment.LAKE_STORE);

/**
 * The daily sweep of all datasets, each to a report of its own. EventBridge Scheduler invokes it with `{}`, and there is
 * nothing to ask of it. Rejects where something failed, after all else is done, so that the invocation counts as an
 * error and is tried again.
 */
export const handler = async (): Promise<readonly SweepReport[]> => {
  const reports: SweepReport[] = [];
  for (const { name } of allDatasets) {
    const report = await sweep({ dataset: name, lake, now: Date.now })();
    logLine(report);
    reports.push(report);
  }
  const failures = reports.flatMap((report) => report.failures);
  if (failures.length > 0)
    throw new Error(`sweep failed: ${failures.map(({ key, error }) => `${key}: ${error}`).join("; ")}`);
  return reports;
};
