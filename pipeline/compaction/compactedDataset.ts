import type { Column } from "../event/dataset";
import type { DatasetName } from "../event/datasets";
import type { EpochMs } from "../event/fieldType";
import type { Day } from "../lake/lakeKey";
import type { RowBuffer } from "../lake/parquet/rowBuffer";
import type { UserDayTally } from "../metrics/userDayTally";
import type { EventTime } from "../raw/eventTime";
import type { DecodeLine } from "../raw/readRawObject";

/**
 * What compaction asks of a dataset, whose lines are read as `L`. Compaction itself gives to these functions only what
 * its reader gave it, so it need not know what a line is.
 */
export interface CompactedDataset<L = unknown> {
  readonly name: DatasetName;
  /** Of its rows, in their order. */
  readonly columns: readonly Column[];
  /** Names of the columns that the rows of a file are sorted by. */
  readonly sortedBy: readonly string[];
  /** A reader of lines of raw objects, with a memory of its own. What it gives of a line holds until it reads the next. */
  lineReader(): DecodeLine<L>;
  /**
   * That a record stands on a line of a batch; see `sighting`. Of records of one identity the first is the row; one
   * that says the same is a duplicate, and one that says something else a conflict.
   */
  sightingOf(line: L, batchId: string, number: number): Buffer;
  receivedAtOf(line: L): EpochMs;
  /** The partition of the line's row. */
  dayOf(line: L): Day;
  /** Adds the lake's row of a line: a pure function of the line and its batch. */
  addRow(line: L, batchId: string, rows: RowBuffer): void;
  /** By which rule a record's time was set, where Footfall sets it. */
  timeOf?(line: L): EventTime;
  /** Counts rows by user-day, where the metrics are made of them. */
  userDayTally?(): UserDayTally<L>;
}
