import type { Hour } from "../../../pipeline/raw/rawKey";
import type { Run } from "../../harness/work";
import { compactHour } from "../compaction/compactHour";

/** Hours of raw objects, and the lake that they go into. */
export interface DayInput {
  readonly raw: string;
  readonly lake: string;
  readonly hours: readonly Hour[];
}

/** Compacts one hour after the other. */
export const run: Run<DayInput> = async ({ raw, lake, hours }) => {
  let events = 0;
  for (const hour of hours) events += (await compactHour(raw, lake, hour)).counts.lines;
  return { events };
};
