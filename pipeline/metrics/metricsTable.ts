import type { Day, Unit } from "../lake/lakeKey";
import type { UserDay } from "./userDay";
import type { UserDayMetrics } from "./userDayMetrics";

/** What one batch adds to one user-day while its unit is open. */
export interface BatchShare {
  readonly userDay: UserDay;
  /** The raw hour and shard that the batch was filed under. */
  readonly unit: Unit;
  readonly batchId: string;
  readonly metrics: UserDayMetrics;
}

/** What a whole unit holds of one user-day: exact, as the lake shows it. */
export interface ClosedShare {
  readonly userDay: UserDay;
  readonly unit: Unit;
  /** The place of the unit's commit record among its records: a later one knows more. */
  readonly sequence: number;
  /** Empty where all that was counted meanwhile has turned out to be repetitions. */
  readonly metrics: UserDayMetrics;
}

/** A user-day as read: the sum of what is final, and of what is counted so far in open hours. */
export interface StoredUserDay {
  readonly userDay: UserDay;
  readonly final: UserDayMetrics;
  /** Not exact yet: may hold repetitions, and lack what a lost notification told of. */
  readonly provisional: UserDayMetrics;
}

/**
 * The metrics table. An item is a user-day; what a unit holds of it is one share, first open (a set of what each batch
 * adds, so that the same batch adds once however often it is told), then final. Both writes are one conditional update
 * of one item. Failures of the table itself, throttling included, reject.
 */
export interface MetricsTable {
  /**
   * Adds a batch's share to the open unit. `closed`: the unit is final for this user-day, and its exact value comes
   * from compaction. `full`: the open unit holds as many batches of this user-day as it may, or as many bytes; its
   * close has them all.
   */
  add(share: BatchShare): Promise<"added" | "closed" | "full">;
  /**
   * Sets a unit's exact share and marks it final. `outdated`: a later record's share is there already, and stays.
   * `too_large`: the item would be larger than the table can hold; nothing was written.
   */
  close(share: ClosedShare): Promise<"closed" | "outdated" | "too_large">;
  /** A user's days from `from` to `to`, both included, in ascending order; days without an item are left out. */
  read(user: string, from: Day, to: Day): Promise<readonly StoredUserDay[]>;
}

/** So many batches' shares one open unit holds of a user-day: beyond them the item grows slow and dear to update. */
export const openBatchesLimit = 500;

/** What an item may weigh, names and keys included: DynamoDB's limit. */
export const itemBytesLimit = 409_600;
