import type { EpochMs } from "../event/fieldType";
import { nameOf } from "../event/nameOf";
import { dayOf } from "../lake/lakeKey";
import { runReport } from "../reports/report";
import { QueryFailed } from "../reports/runnerSqlEngine";
import type { SqlEngine } from "../reports/sqlEngine";
import type { ObjectStore } from "../storage/objectStore";
import { type CheckedReport, checkedReports } from "./checkedReports";
import { judge } from "./judge";
import { addedUp, type QualityRun, qualityKey, type RunFailure, storedQuality } from "./qualityRun";
import type { QualityThresholds } from "./qualityThresholds";
import type { Verdict } from "./verdict";

/** What the daily run works with. */
export interface QualityParts {
  readonly engine: SqlEngine;
  /** Where results are kept: under `quality/`. */
  readonly results: ObjectStore;
  readonly thresholds: QualityThresholds;
  readonly now: () => EpochMs;
  /** A name for each run, never given twice. */
  readonly newRunId: () => string;
  readonly log: (entry: object) => void;
}

/**
 * Checks the data of a UTC day, yesterday's unless another is named, at all sites: asks every quality report, judges their
 * rows, keeps them, and logs a line for each check that warns or fails and one for the run. A report that fails counts as a
 * failed check and hinders no other, as do results that cannot be kept. Rejects for a day that has not begun.
 */
export const checkQuality =
  ({ engine, results, thresholds, now, newRunId, log }: QualityParts) =>
  async (named?: string): Promise<QualityRun> => {
    const startedAtMs = now();
    const day = named ?? dayOf(startedAtMs - dayMs);
    if (day > dayOf(startedAtMs)) throw new Error(`day: must be one that has begun, not ${day}`);

    const run = newRunId();
    const judged = judge(thresholds);
    const check = async ({ report, rules }: CheckedReport): Promise<Checked> => {
      try {
        const asked = { from: day, to: day };
        return { verdicts: judged(rules, await runReport(engine)(report, asked, { nowMs: startedAtMs })) };
      } catch (error) {
        return { verdicts: [], failure: { what: report.name, error: toldOf(error) } };
      }
    };
    const checked = await Promise.all(checkedReports.map(check));
    const verdicts = checked.flatMap((each) => each.verdicts);
    const failures = checked.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
    try {
      await results.put(qualityKey(day, run), storedQuality({ run, day, failures, verdicts }, startedAtMs), {
        ifAbsent: true,
      });
    } catch (error) {
      failures.push({ what: "results", error: toldOf(error) });
    }

    for (const verdict of verdicts)
      if (verdict.status === "warn" || verdict.status === "fail") log(lineOf(day, verdict));
    for (const failure of failures) log(lineOfFailure(day, failure));
    const report: QualityRun = {
      event: "quality_run",
      run,
      day,
      ...addedUp(verdicts, failures),
      failures,
      milliseconds: now() - startedAtMs,
    };
    log(report);
    return report;
  };

const dayMs = 24 * 3_600_000;

interface Checked {
  readonly verdicts: readonly Verdict[];
  readonly failure?: RunFailure;
}

/** Engines quote values in their messages; records are nobody's to read in a log. */
const toldOf = (error: unknown): string => {
  if (!(error instanceof QueryFailed)) return nameOf(error);
  return "error" in error.failure ? `${error.message}, ${error.failure.error}` : error.message;
};

const lineOf = (
  day: string,
  { status, dataset, site_id, rule, field, checked, failed, measure, threshold }: Verdict,
): object => ({
  event: "quality",
  status,
  day,
  dataset,
  site_id,
  rule,
  field,
  checked,
  failed,
  measure,
  threshold,
});

/** In the shape of the other lines, so that one search shows both. */
const lineOfFailure = (day: string, { what, error }: RunFailure): object => ({
  event: "quality",
  status: "fail",
  day,
  dataset: null,
  site_id: null,
  rule: "run",
  field: what,
  checked: 0,
  failed: null,
  measure: null,
  threshold: null,
  error,
});
