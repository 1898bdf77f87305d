import { compactedDatasets } from "../pipeline/compaction/compactedDatasets";
import { rawObjectCompacted } from "../pipeline/compaction/rawObjectCompacted";
import type { DatasetName } from "../pipeline/event/datasets";
import { type Hour, hourOf } from "../pipeline/raw/rawKey";
import type { ObjectStore } from "../pipeline/storage/objectStore";
import type { Functions } from "./functions";
import type { Surroundings } from "./local";
import { progress } from "./progress";
import { rawHours } from "./rawHours";
import { grouped } from "./table";

/** An object that ingest began to store as its hour ended may appear a moment later. */
const straddleMs = 60_000;

/**
 * Compacts whatever has come in since the last time, however long ago that was: every hour of every dataset with
 * raw objects but those that were over and done then. One run at a time. An hour that cannot be compacted hinders no other: the output
 * says so, and the lake shows of it what it showed before. `storeAll` brings in what was acknowledged and waits; where some of it could not be
 * stored, no hour is done yet.
 */
export const compactor = (
  functions: Functions,
  raw: ObjectStore,
  around: Surroundings,
  storeAll: () => Promise<boolean> = async () => true,
): (() => Promise<void>) => {
  let settledBefore: Hour | undefined;

  const run = async (): Promise<void> => {
    const nextSettledBefore = hourOf(around.now() - straddleMs);
    const isAllStored = await storeAll();
    const units = (await unitsOf(raw)).filter(
      ({ hour }) => settledBefore === undefined || hour >= settledBefore,
    );
    let failed = false;
    const bar = shownProgress(around, units);
    for (const { dataset, hour, objects } of units) {
      if (around.signal.aborted) break;
      try {
        await functions.compact({ dataset, hour });
      } catch (error) {
        failed = true;
        bar.end();
        around.output.write(`${(error as Error).message}\n`);
      }
      bar.unitDone(objects);
    }
    bar.end();
    if (!failed && isAllStored && !around.signal.aborted) settledBefore = nextSettledBefore;
  };

  let turn: Promise<void> = Promise.resolve();
  return () => {
    turn = turn.then(run, run);
    return turn;
  };
};

/** An hour of a dataset, and how many raw objects it has. */
interface Unit {
  readonly dataset: DatasetName;
  readonly hour: Hour;
  readonly objects: number;
}

/** Dataset by dataset, each in the order of its hours. */
const unitsOf = async (raw: ObjectStore): Promise<readonly Unit[]> => {
  const units: Unit[] = [];
  for (const { name: dataset } of Object.values(compactedDatasets))
    for (const [hour, objects] of await rawHours(raw, dataset)) units.push({ dataset, hour, objects });
  return units;
};

/** A bar by raw objects, which compaction tells one by one as it goes through them. */
const shownProgress = (
  { output, now }: Surroundings,
  units: readonly Unit[],
): { unitDone(objects: number): void; end(): void } => {
  const total = units.reduce((sum, { objects }) => sum + objects, 0);
  const bar = progress(output, now, "Compacting", total);
  let before = 0;
  let ofThisUnit = 0;
  const onObject = (): void => {
    ofThisUnit += 1;
    bar.update(before + ofThisUnit, `${grouped(before + ofThisUnit)} of ${grouped(total)} batches`);
  };
  rawObjectCompacted.subscribe(onObject);
  return {
    unitDone: (objects) => {
      before += objects;
      ofThisUnit = 0;
    },
    end: () => {
      rawObjectCompacted.unsubscribe(onObject);
      bar.end();
    },
  };
};
