import type { CostLine } from "../../review/cost/monthlyCost";
import type { Traffic } from "../../review/cost/traffic";

/** A way to take in and keep the same events: what it is made of, and what a month of it costs. */
export interface Way {
  readonly name: string;
  /** What it is made of, in the order in which an event passes through, as a sentence or two. */
  readonly madeOf: string;
  /** How its parts are sized, each checkable. */
  readonly sizing: readonly string[];
  /** What Footfall does that this does not. */
  readonly without: string;
  /** The lines of a month; the same lines at any traffic. */
  readonly month: (traffic: Traffic) => readonly CostLine[];
}

export const line = (what: string, usd: number): CostLine => ({ what, usd });

export const sumOf = (lines: readonly CostLine[]): number => lines.reduce((sum, { usd }) => sum + usd, 0);

/** A size as it is billed: in whole steps, at least one. */
export const inSteps = (bytes: number, stepBytes: number): number =>
  Math.max(1, Math.ceil(bytes / stepBytes)) * stepBytes;
