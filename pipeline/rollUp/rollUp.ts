import { messageOf } from "../event/messageOf";
import { type Day, dayOfManifest, manifestPrefix } from "../lake/lakeKey";
import { type DayOutcome, rollUpDay } from "./rollUpDay";
import type { RollUpParts } from "./rollUpParts";

/** What a run did, as numbers and names, never what rows say: one line of the log. */
export interface RollUpReport {
  readonly event: "roll_up";
  readonly dataset: string;
  readonly days: {
    /** Days that have files and are closed. */
    readonly closed: number;
    readonly rolled_up: number;
    /** Days that time was too short for: the next run goes on. */
    readonly left: number;
  };
  /** How many files readers see of the closed days that were looked at. */
  readonly files: { readonly before: number; readonly after: number };
  /** Written by this run. */
  readonly rows: number;
  readonly bytes: number;
  /** By day. */
  readonly failures: readonly { readonly day: string; readonly error: string }[];
  readonly milliseconds: number;
}

const dayMs = 24 * 3_600_000;

/**
 * Makes large sorted files of the many small ones of each closed day, the latest days first. What is fine stays as it is,
 * so a second run changes nothing, and a run that was missed or cut short is made up for by the next. A day that
 * fails hinders no other.
 */
export const rollUp = (parts: RollUpParts) => async (): Promise<RollUpReport> => {
  const startedAtMs = parts.now();
  const failures: RollUpReport["failures"][number][] = [];
  const outcomes: DayOutcome[] = [];
  let closed: readonly Day[] = [];
  let left = 0;
  try {
    closed = await closedDays(parts, startedAtMs);
  } catch (error) {
    failures.push({ day: "manifests", error: messageOf(error) });
  }
  for (const day of closed) {
    const untilMs = startedAtMs + parts.stopAfterMs;
    if (parts.now() > untilMs) {
      left += 1;
      continue;
    }
    try {
      const outcome = await rollUpDay(parts, day, untilMs);
      outcomes.push(outcome);
      if (!outcome.isDone) left += 1;
    } catch (error) {
      failures.push({ day, error: messageOf(error) });
    }
  }
  const sum = (of: (outcome: DayOutcome) => number): number =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  return {
    event: "roll_up",
    dataset: parts.dataset.name,
    days: {
      closed: closed.length,
      rolled_up: outcomes.filter(({ rollUps }) => rollUps > 0).length,
      left,
    },
    files: { before: sum(({ filesBefore }) => filesBefore), after: sum(({ filesAfter }) => filesAfter) },
    rows: sum(({ rows }) => rows),
    bytes: sum(({ bytes }) => bytes),
    failures,
    milliseconds: parts.now() - startedAtMs,
  };
};

/** Days that have a manifest and ended so long ago, the latest first. */
const closedDays = async (
  { dataset, lake, closedAfterDays }: RollUpParts,
  nowMs: number,
): Promise<readonly Day[]> => {
  const days: Day[] = [];
  for await (const { key } of lake.list(manifestPrefix(dataset.name))) {
    const day = dayOfManifest(key);
    if (day !== undefined && Date.parse(day) + (1 + closedAfterDays) * dayMs <= nowMs) days.push(day);
  }
  return days.reverse();
};
