import { identityOf } from "../compaction/sighting";
import type { Unit } from "../lake/lakeKey";
import { eventLineReader } from "../raw/eventLineReader";
import { parseRawKey } from "../raw/rawKey";
import { readRawObject } from "../raw/readRawObject";
import type { ObjectKey, ObjectStore } from "../storage/objectStore";
import type { UserDay } from "./userDay";
import type { UserDayMetrics } from "./userDayMetrics";
import { userDayTally } from "./userDayTally";

/** What one batch says of user-days. */
export interface BatchTally {
  readonly kind: "tallied";
  readonly unit: Unit;
  readonly batchId: string;
  readonly userDays: readonly (readonly [UserDay, UserDayMetrics])[];
  readonly lines: number;
  /** Lines that cannot be read, or the object as a whole. Compaction will name them. */
  readonly badLines: number;
  /** Lines whose event the batch has already. */
  readonly repeats: number;
}

/** `foreign`: ingest never writes such a key, or not for events. `missing`: there is no such object. */
export type BatchOutcome = BatchTally | { readonly kind: "foreign" } | { readonly kind: "missing" };

/** One for all batches, so that what it has learnt of texts serves the next: each batch is gone through without a pause. */
const readLine = eventLineReader();

/** Reads a batch of events and counts it by user-day, each event once. Rejects when the store fails. */
export const tallyBatch = async (store: ObjectStore, key: ObjectKey): Promise<BatchOutcome> => {
  const parsed = parseRawKey(key);
  if (parsed?.dataset !== "events") return { kind: "foreign" };
  const all = await readRawObject(store, key, readLine);
  if (all === undefined) return { kind: "missing" };

  const { hour, shard, batchId } = parsed;
  const tally = userDayTally();
  const seen = new Set<string>();
  let lines = 0;
  let badLines = 0;
  for (const line of all) {
    lines += 1;
    if (line.kind === "bad") {
      badLines += 1;
      continue;
    }
    const identity = identityOf(line.envelope);
    if (!seen.has(identity)) tally.count(line.envelope);
    seen.add(identity);
  }
  const repeats = lines - badLines - seen.size;
  const userDays = [...tally.all()];
  return { kind: "tallied", unit: { hour, shard }, batchId, userDays, lines, badLines, repeats };
};
