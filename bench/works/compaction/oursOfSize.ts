import type { Run } from "../../harness/work";
import { run as compactIt } from "./ours";
import type { RawHourInput } from "./rawHour";

export interface SizeOptions {
  readonly size: string;
}

/** Footfall's own compaction of one of several hours. */
export const run: Run<Readonly<Record<string, RawHourInput>>, SizeOptions> = (hours, { size }, measure) => {
  const hour = hours[size];
  if (hour === undefined) throw new Error(`${size}: no such hour was made`);
  return compactIt(hour, undefined, measure);
};
