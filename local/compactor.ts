import { rawObjectCompacted } from "../pipeline/compaction/rawObjectCompacted";
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
 * Compacts whatever has come in since the last time, however long ago that was: every hour with raw objects but
 * those that were over and done then. One run at a time. An hour that cannot be compacted hinders no other: the output
 * says so, and the lake shows of it what it showed before.
 */
export const compactor = (
  functions: Functions,
  raw: ObjectStore,
  around: Surroundings,
): (() => Promise<void>) => {
  let settledBefore: Hour | undefined;

  const run = async (): Promise<void> => {
    const nextSettledBefore = hourOf(around.now() - straddleMs);
    const hours = [...(await rawHours(raw))].filter(
      ([hour]) => settledBefore === undefined || hour >= settledBefore,
    );
    let failed = false;
    const bar = shownProgress(around, hours);
    for (const [hour, objects] of hours) {
      if (around.signal.aborted) break;
      try {
        await functions.compact({ hour });
      } catch (error) {
        failed = true;
        bar.end();
        around.output.write(`${(error as Error).message}\n`);
      }
      bar.hourDone(objects);
    }
    bar.end();
    if (!failed && !around.signal.aborted) settledBefore = nextSettledBefore;
  };

  let turn: Promise<void> = Promise.resolve();
  return () => {
    turn = turn.then(run, run);
    return turn;
  };
};

/** A bar by raw objects, which compaction tells one by one as it goes through them. */
const shownProgress = (
  { output, now }: Surroundings,
  hours: readonly (readonly [Hour, number])[],
): { hourDone(objects: number): void; end(): void } => {
  const total = hours.reduce((sum, [, objects]) => sum + objects, 0);
  const bar = progress(output, now, "Compacting", total);
  let before = 0;
  let ofThisHour = 0;
  const onObject = (): void => {
    ofThisHour += 1;
    bar.update(before + ofThisHour, `${grouped(before + ofThisHour)} of ${grouped(total)} batches`);
  };
  rawObjectCompacted.subscribe(onObject);
  return {
    hourDone: (objects) => {
      before += objects;
      ofThisHour = 0;
    },
    end: () => {
      rawObjectCompacted.unsubscribe(onObject);
      bar.end();
    },
  };
};
