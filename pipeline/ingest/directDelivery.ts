import { hourOf, rawKey, rejectedKey, shardOf } from "../raw/rawKey";
import type { ObjectStore } from "../storage/objectStore";
import type { DeliveredBatch, Delivery } from "./delivery";

export interface DirectDeliveryParts {
  /** The raw bucket. */
  readonly store: Pick<ObjectStore, "put">;
  /** How many shards an hour's batches are spread over. */
  readonly shards: number;
}

/** Each batch becomes an object of its own at once: one put for each, all at the same time. */
export const directDelivery =
  ({ store, shards }: DirectDeliveryParts): Delivery =>
  async (batches) => {
    // a conflict is no failure: the object's name is the hash of its records, so it is already stored
    await Promise.all(
      batches.map((batch) => store.put(keyOf(batch, shards), batch.body, { ifAbsent: true })),
    );
  };

/** The object that a batch is, or several batches that share set, dataset and hour, under the id that names them. */
export const keyOf = (
  {
    set,
    dataset,
    receivedAtMs,
    batchId,
  }: Pick<DeliveredBatch, "set" | "dataset" | "receivedAtMs" | "batchId">,
  shards: number,
): string => {
  const hour = hourOf(receivedAtMs);
  return set === "raw"
    ? rawKey({ dataset, hour, shard: shardOf(batchId, shards), batchId })
    : rejectedKey(dataset, hour, batchId);
};
