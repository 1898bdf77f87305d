import { messageOf } from "../event/messageOf";
import { type CompactionCounts, noCounts } from "../lake/commitRecord";
import { type Unit, unitName } from "../lake/lakeKey";
import { type Hour, hourOf, hoursAfter, type Shard, twoDigits } from "../raw/rawKey";
import { type ClosedUserDays, noUserDays } from "./closeMetrics";
import type { UnitsOrder } from "./compactionOrder";
import type { CompactionParts } from "./compactionParts";
import { compactUnit, type UnitOutcome } from "./compactUnit";
import { type HourView, isUntouched, shardsOf, viewHour } from "./hourView";
import { firstRawHour, moveWatermark, rawHoursByDay, readWatermark } from "./watermark";

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
  /** Metrics that got their exact values. */
  readonly user_days: ClosedUserDays;
  readonly files: number;
  /** Bytes of Parquet written. */
  readonly bytes: number;
  /** Objects in the raw bucket that ingest did not write; they have no shard, so an order that names one sees none. */
  readonly foreign_objects: number;
  readonly failures: readonly { readonly unit: string; readonly error: string }[];
  readonly milliseconds: number;
}

/**
 * Compacts the hour named, or looks at the closed hours from the watermark on, the last ones in any case, and compacts
 * those whose raw objects are not what the lake shows: so missed runs, however many, a crash and a late object heal
 * themselves. Where a named hour changed, the closed
 * hours after it in the window are looked at too, because they may repeat its events. An hour that fails hinders
 * no other; the report names it, and the watermark waits for it.
 *
 * An order that names a shard does the same with that shard's units alone. Runs for all shards may go on at once:
 * each commits by conditional puts, and drops only what units that readers see already hold. What two shards hold,
 * because neither saw the other yet, is shown twice until a run that names no shard comes after them.
 */
export const compact =
  (parts: CompactionParts) =>
  async (order: UnitsOrder): Promise<CompactionReport> => {
    const startedAtMs = parts.now();
    const current = hourOf(startedAtMs);
    const done =
      order.hour === undefined
        ? await compactSince(parts, current, order.shard)
        : await compactNamed(parts, current, order.hour, order.shard);

    const changed = done.outcomes.filter(({ kind }) => kind !== "unchanged");
    const records = changed.map(({ record }) => record);
    const outputs = records.flatMap((record) => record.outputs);
    return {
      event: "compaction",
      dataset: parts.dataset.name,
      hours: [done.first, done.last],
      ...(order.shard === undefined ? {} : { shard: twoDigits(order.shard) }),
      units: {
        unchanged: countOf(done.outcomes, "unchanged"),
        completed: countOf(done.outcomes, "completed"),
        compacted: countOf(done.outcomes, "compacted"),
      },
      counts: sumOf(
        noCounts,
        records.map(({ counts }) => counts),
      ),
      user_days: sumOf(
        noUserDays,
        changed.map(({ userDays }) => userDays),
      ),
      files: outputs.length,
      bytes: outputs.reduce((total, { bytes }) => total + bytes, 0),
      foreign_objects: done.foreignObjects,
      failures: done.failures,
      milliseconds: parts.now() - startedAtMs,
    };
  };

interface Done extends HourOutcome {
  readonly first: Hour;
  readonly last: Hour;
}

/**
 * Every closed hour that may need it: the last ones, whatever they have, and before them those since the watermark that
 * have raw objects. The watermark moves after each day of these and in the end, up to the first failure, and never into
 * the last hours: what comes late to one of them has to be found however long nobody runs afterwards.
 */
const compactSince = async (
  parts: CompactionParts,
  current: Hour,
  shard: Shard | undefined,
): Promise<Done> => {
  const all = noOutcome();
  /** The watermark is no hour: what fails about it hinders none, and is told. */
  const ofWatermark = async <A>(task: () => Promise<A>): Promise<A | undefined> => {
    try {
      return await task();
    } catch (error) {
      all.failures.push({ unit: "watermark", error: messageOf(error) });
      return undefined;
    }
  };

  let watermark = await ofWatermark(() => readWatermark(parts));
  const moveTo = async (hour: Hour): Promise<void> => {
    const known = watermark;
    if (known === undefined || shard !== undefined || all.failures.length > 0) return;
    watermark = await ofWatermark(() => moveWatermark(parts, known, hour));
  };

  const lookback = hoursAfter(current, -parts.lookbackHours);
  const settledBefore = watermark?.settledBefore ?? (await ofWatermark(() => firstRawHour(parts)));
  const first = minHour(lookback, settledBefore ?? lookback);
  await ofWatermark(async () => {
    for await (const hours of rawHoursByDay(parts, first, lookback)) {
      for (const hour of hours) addOutcome(all, await compactHour(parts, hour, shard));
      const last = hours.at(-1);
      if (last !== undefined) await moveTo(hoursAfter(last, 1));
    }
  });
  for (let hour = lookback; hour < current; hour = hoursAfter(hour, 1))
    addOutcome(all, await compactHour(parts, hour, shard));
  if (first < lookback) await moveTo(lookback);
  return { ...all, first, last: hoursAfter(current, -1) };
};

/** One hour, open or closed, and where it changed, those that may repeat its events. */
const compactNamed = async (
  parts: CompactionParts,
  current: Hour,
  named: Hour,
  shard: Shard | undefined,
): Promise<Done> => {
  const all = noOutcome();
  addOutcome(all, await compactHour(parts, named, shard));
  const isChanged = all.outcomes.some(({ kind }) => kind !== "unchanged");
  const last = isChanged
    ? maxHour(named, minHour(hoursAfter(named, parts.dedupWindowHours), hoursAfter(current, -1)))
    : named;
  for (let hour = hoursAfter(named, 1); hour <= last; hour = hoursAfter(hour, 1))
    addOutcome(all, await compactHour(parts, hour, shard));
  return { ...all, first: named, last };
};

const minHour = (a: Hour, b: Hour): Hour => (a < b ? a : b);
const maxHour = (a: Hour, b: Hour): Hour => (a > b ? a : b);

type Outcome = Exclude<UnitOutcome, { kind: "overtaken" }>;

interface HourOutcome {
  readonly outcomes: Outcome[];
  readonly failures: { readonly unit: string; readonly error: string }[];
  foreignObjects: number;
}

const noOutcome = (): HourOutcome => ({ outcomes: [], failures: [], foreignObjects: 0 });

const addOutcome = (sum: HourOutcome, { outcomes, failures, foreignObjects }: HourOutcome): void => {
  sum.outcomes.push(...outcomes);
  sum.failures.push(...failures);
  sum.foreignObjects += foreignObjects;
};

const compactHour = async (
  parts: CompactionParts,
  hour: Hour,
  only: Shard | undefined,
): Promise<HourOutcome> => {
  const done = noOutcome();
  try {
    if (await isUntouched(parts, hour)) return done;
    let view = await viewHour(parts, hour);
    if (only === undefined) done.foreignObjects = view.raw.foreign.length;
    for (const shard of shardsOf(view).filter((each) => only === undefined || each === only)) {
      const unit: Unit = { hour, shard };
      try {
        const settled = await settle(parts, unit, view);
        view = settled.view;
        done.outcomes.push(settled.outcome);
      } catch (error) {
        done.failures.push({ unit: unitName(unit), error: messageOf(error) });
      }
    }
  } catch (error) {
    done.failures.push({ unit: hour, error: messageOf(error) });
  }
  return done;
};

const viewsPerUnit = 100;

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
  throw new Error(
    `was overtaken ${viewsPerUnit} times, by other commits or by objects that are listed and not there`,
  );
};

const countOf = (outcomes: readonly Outcome[], kind: Outcome["kind"]): number =>
  outcomes.filter((outcome) => outcome.kind === kind).length;

/** The sum of numbers by name. */
const sumOf = <K extends string>(
  none: Readonly<Record<K, number>>,
  all: readonly Readonly<Record<K, number>>[],
): Readonly<Record<K, number>> => {
  const total: Record<K, number> = { ...none };
  for (const each of all) for (const name of Object.keys(none) as K[]) total[name] += each[name];
  return total;
};
