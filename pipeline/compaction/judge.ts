import type { Version } from "../lake/quarantine";
import type { HeldSightings } from "./heldSightings";

/**
 * What becomes of a record: the first of its identity is a row; one that says the same is a duplicate; one that says
 * something else is in conflict.
 */
export type Verdict = "row" | "duplicate" | Conflict;

export interface Conflict {
  /** Of the record's content the hash, in hex. */
  readonly content: string;
  /** The version that came first, and stays. */
  readonly first: Version;
}

/** Judges a unit's records by those of the units before it, and of the lines before it. */
export interface Judge {
  /** Takes every record that could be read, in the order of the objects and lines. */
  judge(line: unknown, batchId: string, number: number): Verdict;
  /** True where its memory is at an end: the unit has to be read again, by one that goes by a plan. */
  readonly isOverfull: boolean;
  /** The first sighting of each record judged. */
  sidecar(): HeldSightings;
}
