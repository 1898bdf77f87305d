import { setTimeout as pause } from "node:timers/promises";
import { ObjectCreated } from "../pipeline/metrics/objectCreated";
import { rawPrefix } from "../pipeline/raw/rawKey";
import type { ObjectKey } from "../pipeline/storage/objectStore";
import { type ObjectStored, objectStored } from "../pipeline/storage/objectStored";
import type { Functions } from "./functions";

/** Tells count of new batches in the background, one call at a time, as S3, SQS and Lambda do. */
export interface CountQueue {
  /** Begins; what is stored before waits until then. */
  begin(): void;
  /** Goes on for a short while at most, and leaves what is left then to the hour's close. */
  end(): Promise<void>;
}

/**
 * Listens to the raw store in a folder. What does not fit into the backlog, and what fails again and again, is left to
 * the hour's close, too: that counts all of it.
 */
export const countQueue = (count: Functions["count"], folder: string): CountQueue => {
  const waiting: Waiting[] = [];
  const stopping = new AbortController();
  let turn: Promise<void> | undefined;
  let begun = false;

  const take = (): void => {
    if (!begun || turn !== undefined) return;
    turn = work().finally(() => {
      turn = undefined;
    });
  };

  const work = async (): Promise<void> => {
    while (waiting.length > 0 && !stopping.signal.aborted) {
      const taken = waiting.splice(0, objectsPerCall);
      const failed = await countOnce(count, taken);
      waiting.push(...failed.filter(({ tries }) => tries < triesPerObject));
      if (failed.length > 0) await pause(retryMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };

  const onStored = (message: unknown): void => {
    const stored = message as ObjectStored;
    if (stored.folder !== folder || !stored.key.startsWith(rawPrefix("events"))) return;
    if (waiting.length < backlogObjects) waiting.push({ key: stored.key, tries: 0 });
    take();
  };
  objectStored.subscribe(onStored);

  return {
    begin: () => {
      begun = true;
      if (waiting.length > 0) take();
    },
    end: async () => {
      objectStored.unsubscribe(onStored);
      const enough = new AbortController();
      await Promise.race([turn, pause(lastWordMs, undefined, { signal: enough.signal }).catch(() => {})]);
      enough.abort();
      stopping.abort();
    },
  };
};

interface Waiting {
  readonly key: ObjectKey;
  readonly tries: number;
}

/** As many as a queue hands to its function at once. */
const objectsPerCall = 10;
const triesPerObject = 3;
const retryMs = 1_000;
const backlogObjects = 1_000;
const lastWordMs = 500;

/** Calls count, and tells what of it is to be tried again. */
const countOnce = async (
  count: Functions["count"],
  taken: readonly Waiting[],
): Promise<readonly Waiting[]> => {
  const triedOnceMore = taken.map(({ key, tries }) => ({ key, tries: tries + 1 }));
  try {
    const { batchItemFailures } = await count({
      Records: taken.map(({ key }) => ({ messageId: key, body: ObjectCreated.encode([key]) })),
    });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    return triedOnceMore.filter(({ key }) => failed.has(key));
  } catch {
    return triedOnceMore;
  }
};
