import type { Column } from "../event/dataset";
import type { DatasetName } from "../event/datasets";
import type { Decoded } from "../event/decode";
import type { UserDayTally } from "../metrics/userDayTally";
import type { Envelope } from "../raw/envelope";
import type { EventTime } from "../raw/eventTime";
import type { PlacedRow } from "./placedRow";

/**
 * What compaction asks of a dataset, whose records are `R`. Compaction itself gives to these functions only what
 * `decodeLine` gave it, so it need not know what a record is.
 */
export interface CompactedDataset<R = unknown> {
  readonly name: DatasetName;
  /** Of its rows, in their order. */
  readonly columns: readonly Column[];
  /** Reads a line of a raw object. */
  decodeLine(line: string): Decoded<Envelope<R>>;
  /**
   * That a record stands on a line of a batch; see `sighting`. Of records of one identity the first is the row; one
   * that says the same is a duplicate, and one that says something else a conflict.
   */
  sightingOf(envelope: Envelope<R>, batchId: string, line: number): Buffer;
  /** The lake's row of a line, and its day: a pure function of the line and its batch. */
  rowOf(envelope: Envelope<R>, batchId: string): PlacedRow<object>;
  /** By which rule a record's time was set, where Footfall sets it. */
  timeOf?(envelope: Envelope<R>): EventTime;
  /** Counts rows by user-day, where the metrics are made of them. */
  userDayTally?(): UserDayTally<R>;
}
