import type { EpochMs } from "../event/fieldType";
import type { ObjectKey } from "../storage/objectStore";
import type { Status, Verdict } from "./verdict";

/** What a run found, as numbers: one line of the log. */
export interface QualityRun {
  readonly event: "quality_run";
  readonly run: string;
  /** The UTC date that was checked. */
  readonly day: string;
  /** All of the following. */
  readonly checks: number;
  readonly passed: number;
  readonly warned: number;
  /** Failed checks, and what of the run itself failed. */
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly RunFailure[];
  readonly milliseconds: number;
}

/** A report that gave no rows, or the results that could not be kept. The error says nothing of records. */
export interface RunFailure {
  readonly what: string;
  readonly error: string;
}

/** What is kept of a run. */
export interface StoredQuality {
  readonly run: string;
  readonly day: string;
  /** ISO 8601. */
  readonly checked_at: string;
  readonly failures: readonly RunFailure[];
  /** Every figure, with what was thought of it. */
  readonly verdicts: readonly Verdict[];
}

/** Where a run's results are kept. */
export const qualityKey = (day: string, run: string): ObjectKey => `quality/dt=${day}/${run}.json`;

/** A run's results as one JSON document. */
export const storedQuality = (
  { run, day, failures, verdicts }: Omit<StoredQuality, "checked_at">,
  checkedAtMs: EpochMs,
): Uint8Array => {
  const stored: StoredQuality = {
    run,
    day,
    checked_at: new Date(checkedAtMs).toISOString(),
    failures,
    verdicts,
  };
  return Buffer.from(`${JSON.stringify(stored)}\n`);
};

/** Adds a run up. */
export const addedUp = (
  verdicts: readonly Verdict[],
  failures: readonly RunFailure[],
): Pick<QualityRun, "checks" | "passed" | "warned" | "failed" | "skipped"> => {
  const countOf = (status: Status): number => verdicts.filter((each) => each.status === status).length;
  return {
    checks: verdicts.length + failures.length,
    passed: countOf("pass"),
    warned: countOf("warn"),
    failed: countOf("fail") + failures.length,
    skipped: countOf("skipped"),
  };
};
