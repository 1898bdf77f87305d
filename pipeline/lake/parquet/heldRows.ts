import type { Column } from "../../event/dataset";
import { valueRules } from "./valueRules";

/** What the columns of a buffer share: which row is in the making, and how much memory all of them hold. */
export interface HeldRows {
  /** The row in the making, from 0: so many are ended. */
  row: number;
  /** Of the arrays that hold values, with the room that is left in them. */
  heldBytes: number;
  /** Of these, UTF-8 in use. */
  textBytes: number;
}

/** That a value does not fit its column. It names the rule and not the value: rows are people's data, and errors are logged. */
export const misfit = ({ name, type }: Column, row: number): Error =>
  new Error(`${name}, row ${row}: must be ${valueRules[type].words}`);

/** How long an array shall be that has to hold the row at `row`. */
export const roomFor = (row: number): number => Math.max(leastRows, 2 ** Math.ceil(Math.log2(row + 1)));

const leastRows = 64;
