import type { DatasetName } from "../event/datasets";
import type { EpochMs } from "../event/fieldType";

/** Where a batch's lines are kept: `raw` for accepted records, `rejected` for those that wait to be put right. */
export type BatchSet = "raw" | "rejected";

/** Lines of one request, as they are to be kept. */
export interface DeliveredBatch {
  readonly set: BatchSet;
  readonly dataset: DatasetName;
  /** When the request came: it says the hour that the lines are filed under, whenever they get there. */
  readonly receivedAtMs: EpochMs;
  /** SHA-256 of the lines' content, in hex: the same for the same records, whenever they are sent. */
  readonly batchId: string;
  /** How many lines. */
  readonly records: number;
  /** The lines, as gzip NDJSON. */
  readonly body: Uint8Array;
}

/**
 * Takes over what a request has for keeping: its accepted records, its rejected ones, or both. Once it resolves,
 * every one of them is durable and will be a raw object, or is one, whatever crashes. Where it rejects, some may be, and handing over
 * the same batches again is safe.
 */
export type Delivery = (batches: readonly DeliveredBatch[]) => Promise<void>;
