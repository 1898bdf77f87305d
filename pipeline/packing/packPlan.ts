import { createHash } from "node:crypto";
import type { DeliveredBatch } from "../ingest/delivery";
import { hourOf } from "../raw/rawKey";

/** A batch that a message brought. */
export interface PackedBatch extends DeliveredBatch {
  /** The messages that brought it: a retry whose first answer was lost brings it once more. */
  readonly messages: readonly string[];
}

/** Batches that become one object: they share set, dataset and hour, and stand in the order of their ids. */
export type Pack = readonly [PackedBatch, ...(readonly PackedBatch[])];

/**
 * What becomes of batches, whatever order they come in. Of batches that are the same but for their sending the one that was
 * received first stays. A pack is as large as readers of raw objects admit, and no larger.
 */
export const packPlan = (batches: Iterable<PackedBatch>): readonly Pack[] => {
  const groups = new Map<string, Map<string, PackedBatch>>();
  for (const batch of batches) {
    const name = [batch.set, batch.dataset, hourOf(batch.receivedAtMs)].join(" ");
    const group = groups.get(name) ?? new Map<string, PackedBatch>();
    groups.set(name, group);
    const same = group.get(batch.batchId);
    group.set(batch.batchId, same === undefined ? batch : merged(same, batch));
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => split([...group.values()].sort((a, b) => (a.batchId < b.batchId ? -1 : 1))));
};

/**
 * The id of an object of these batches: that of its batch where it has one, so that it is the very object that a delivery
 * without a queue would have put; else the hash of all, so that the same batches are the same object.
 */
export const packId = ([first, ...others]: Pack): string => {
  if (others.length === 0) return first.batchId;
  const hash = createHash("sha256");
  for (const { batchId } of [first, ...others]) hash.update(batchId).update("\n");
  return hash.digest("hex");
};

/** As many lines as are read of a raw object. */
export const packRecordsLimit = 10_000;

/** Of lines, before they are compressed: half of what is read of a raw object. */
export const packBytesLimit = 32_000_000;

/** Which of two comes first must not hang on the order of delivery. */
const merged = (a: PackedBatch, b: PackedBatch): PackedBatch => {
  const isFirst =
    a.receivedAtMs < b.receivedAtMs ||
    (a.receivedAtMs === b.receivedAtMs && Buffer.compare(a.body, b.body) <= 0);
  return { ...(isFirst ? a : b), messages: [...a.messages, ...b.messages] };
};

const split = (batches: readonly PackedBatch[]): readonly Pack[] => {
  const packs: [PackedBatch, ...PackedBatch[]][] = [];
  let records = 0;
  let bytes = 0;
  for (const batch of batches) {
    records += batch.records;
    bytes += inflatedBytes(batch);
    const pack = packs.at(-1);
    if (pack !== undefined && records <= packRecordsLimit && bytes <= packBytesLimit) pack.push(batch);
    else {
      packs.push([batch]);
      records = batch.records;
      bytes = inflatedBytes(batch);
    }
  }
  return packs;
};

/** What gzip says of itself in its last four bytes. */
const inflatedBytes = ({ body }: PackedBatch): number =>
  body.length < 4 ? 0 : Buffer.from(body.buffer, body.byteOffset, body.length).readUInt32LE(body.length - 4);
