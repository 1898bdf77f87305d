import type { QualityRow } from "../reports/quality/qualityRow";

/**
 * What is thought of a figure: `warn` is told, `fail` is an alarm; `skipped` is not judged, because there is nothing to
 * judge by.
 */
export type Status = "pass" | "warn" | "fail" | "skipped";

/** A figure with its judgement; without a site, of a rule that nothing at any site is about. */
export interface Verdict extends Omit<QualityRow, "site_id"> {
  readonly site_id: string | null;
  readonly status: Status;
  /** The bound that the measure is beyond. */
  readonly threshold: number | null;
  /** Why, in words. */
  readonly reason: string;
}
