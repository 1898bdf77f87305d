import { type CommitRecord, decodeCommitRecord, encodeCommitRecord } from "../lake/commitRecord";
import { commitKey, parseCommitKey, type Unit } from "../lake/lakeKey";
import type { CompactionParts } from "./compactionParts";
import { commitsOf, type HourView } from "./hourView";

/** A commit record but for what putting it gives it. */
export type NewRecord = Omit<CommitRecord, "version" | "sequence" | "created_at_ms" | "encoded"> & {
  /** Without a number where the record's own attempt has encoded the rows. */
  readonly encoded: Omit<CommitRecord["encoded"], "sequence"> & { readonly sequence?: number };
};

/**
 * Puts a unit's next commit record. Its number is taken once: of two attempts that go by the same records only one gets
 * on, and `overtaken` is the other. A conflict with its own put, whose answer was lost, is none: the record there
 * names the attempt.
 */
export const putRecord = async (
  { lake, dataset, now }: CompactionParts,
  unit: Unit,
  view: HourView,
  fresh: NewRecord,
): Promise<CommitRecord | "overtaken"> => {
  const latest = commitsOf(view, unit).at(-1);
  const sequence = (latest === undefined ? 0 : (parseCommitKey(latest)?.sequence ?? 0)) + 1;
  const record: CommitRecord = {
    ...fresh,
    version: 2,
    sequence,
    created_at_ms: now(),
    encoded: { sequence, ...fresh.encoded },
  };
  const key = commitKey(dataset.name, unit, sequence);
  const put = await lake.put(key, encodeCommitRecord(record), { ifAbsent: true });
  if (put.kind === "conflict") {
    const there = await lake.get(key);
    if (there === undefined || decodeCommitRecord(key, there.body).attempt !== record.attempt)
      return "overtaken";
  }
  view.commits.set(key, unit);
  return record;
};
