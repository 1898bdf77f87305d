import type { Day } from "../lake/lakeKey";

/** A row and the partition that it belongs to. */
export interface PlacedRow<Row> {
  readonly day: Day;
  readonly row: Row;
}
