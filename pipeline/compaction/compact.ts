import type { CommitRecord, CompactionCounts } from "../lake/commitRecord";
import { type Unit, unitName } from "../lake/lakeKey";
import { type Hour, hourOf, hoursAfter, type Shard, twoDigits } from "../raw/rawKey";
import type { CompactionOrder } from "./compactionOrder";
import type { CompactionParts } from "./compactionParts";
import { compactUnit, type UnitOutcome } from "./compactUnit";
import { type HourView, shardsOf, viewHour } from "./hourView";

/** What a run did, as numbers and names, never what events say: one line of the log. */
export interface CompactionReport {
  readonly event: "compaction";
  readonly dataset: string;
  /** First and last hour looked at. */
  readonly hours: readonly [Hour, Hour];
  /** The only shard looked at, as "07", where the order names one. */
  readonly shard?: string;
  readonly units: { readonly unchanged: number; readonly completed: number; readonly compacted: number };
  /** Of the units that changed in this run. */
  readonly counts: CompactionCounts;
  readonly files: number;
  /** Bytes of Parquet written. */
  readonly bytes: number;
  /** Objects in the raw bucket that ingest did not write; they have no shard, so an order that names one sees none. */
  readonly foreign_objects: number;
  readonly failures: readonly { readonly unit: string; readonly error: string }[];
  readonly milliseconds: number;
}

/**
 * Compacts the hour named, or looks at the last closed hours and compacts those whose raw objects are not what
 * the lake shows: so a missed run, a crash and a late object heal themselves. Where a named hour changed, the closed
 * hours after it in the window are looked at too, because they may repeat its events. An hour that fails hinders
 * no other; the report names it.
 *
 * An order that names a shard does the same with that shard's units alone. Runs for all shards may go on at once:
 * each commits by conditional puts, and drops only what units that readers see already hold. What two shards hold,
 * because neither saw the other yet, is shown twice until a run that names no shard comes after them.
 */
export const compact =
  (parts: CompactionParts) =>
  async ({ hour: named, shard }: CompactionOrder): Promise<CompactionReport> => {
    const startedAtMs = parts.now();
    const current = hourOf(startedAtMs);
    const first = named ?? hoursAfter(current, -parts.lookbackHours);
    let last = named ?? hoursAfter(current, -1);

    const outcomes: Outcome[] = [];
    const failures: { readonly unit: string; readonly error: string }[] = [];
    let foreignObjects = 0;
    for (let hour = first; hour <= last; hour = hoursAfter(hour, 1)) {
      try {
        const done = await compactHour(parts, hour, shard);
        outcomes.push(...done.outcomes);
        failures.push(...done.failures);
        foreignObjects += done.foreignObjects;
        if (hour === named && done.outcomes.some(({ kind }) => kind !== "unchanged"))
          last = maxHour(named, minHour(hoursAfter(named, parts.dedupWindowHours), hoursAfter(current, -1)));
      } catch (error) {
        failures.push({ unit: hour, error: messageOf(error) });
      }
    }

    const changed = outcomes.filter(({ kind }) => kind !== "unchanged").map(({ record }) => record);
    const outputs = changed.flatMap((record) => record.outputs);
    return {
      event: "compaction",
      dataset: parts.dataset,
      hours: [first, last],
      ...(shard === undefined ? {} : { shard: twoDigits(shard) }),
      units: {
        unchanged: countOf(outcomes, "unchanged"),
        completed: countOf(outcomes, "completed"),
        compacted: countOf(outcomes, "compacted"),
      },
      counts: sum(changed.map(({ counts }) => counts)),
      files: outputs.length,
      bytes: outputs.reduce((total, { bytes }) => total + bytes, 0),
      foreign_objects: foreignObjects,
      failures,
      milliseconds: parts.now() - startedAtMs,
    };
  };

const minHour = (a: Hour, b: Hour): Hour => (a < b ? a : b);
const maxHour = (a: Hour, b: Hour): Hour => (a > b ? a : b);

type Outcome = Exclude<UnitOutcome, { kind: "overtaken" }>;

interface HourOutcome {
  readonly outcomes: readonly Outcome[];
  readonly failures: CompactionReport["failures"];
  readonly foreignObjects: number;
}

const compactHour = async (
  parts: CompactionParts,
  hour: Hour,
  only: Shard | undefined,
): Promise<HourOutcome> => {
  let view = await viewHour(parts, hour);
  const foreignObjects = only === undefined ? view.raw.foreign.length : 0;
  const outcomes: Outcome[] = [];
  const failures: { readonly unit: string; readonly error: string }[] = [];
  for (const shard of shardsOf(view).filter((each) => only === undefined || each === only)) {
    const unit: Unit = { hour, shard };
    try {
      const done = await settle(parts, unit, view);
      view = done.view;
      outcomes.push(done.outcome);
    } catch (error) {
      failures.push({ unit: unitName(unit), error: messageOf(error) });
    }
  }
  return { outcomes, failures, foreignObjects };
};

const viewsPerUnit = 20;

/** Tries a unit until nobody overtakes it; whoever is overtaken lost to a commit, so somebody gets on. */
const settle = async (
  parts: CompactionParts,
  unit: Unit,
  firstView: HourView,
): Promise<{ readonly outcome: Outcome; readonly view: HourView }> => {
  let view = firstView;
  for (let taken = 1; taken <= viewsPerUnit; taken++) {
    const outcome = await compactUnit(parts, unit, view);
    if (outcome.kind !== "overtaken") return { outcome, view };
    view = await viewHour(parts, unit.hour, view);
  }
  throw new Error(`was overtaken by other commits ${viewsPerUnit} times`);
};

const countOf = (outcomes: readonly Outcome[], kind: Outcome["kind"]): number =>
  outcomes.filter((outcome) => outcome.kind === kind).length;

const noCounts: CompactionCounts = {
  objects: 0,
  lines: 0,
  rows: 0,
  duplicates: 0,
  skew_corrected: 0,
  clamped: 0,
  quarantined: 0,
};

const sum = (all: readonly CommitRecord["counts"][]): CompactionCounts =>
  all.reduce(
    (total, counts) => ({
      objects: total.objects + counts.objects,
      lines: total.lines + counts.lines,
      rows: total.rows + counts.rows,
      duplicates: total.duplicates + counts.duplicates,
      skew_corrected: total.skew_corrected + counts.skew_corrected,
      clamped: total.clamped + counts.clamped,
      quarantined: total.quarantined + counts.quarantined,
    }),
    noCounts,
  );

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
