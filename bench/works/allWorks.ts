import type { Work } from "../harness/work";
import { coldStart } from "./coldStart";
import { compactionGrowth, compactionPacked, compactionSmall } from "./compaction";
import { ingestOfBackEnds, ingestOfPages, ingestUnderLoad } from "./ingest";
import { compactionIntoLakes, reportsOfAllDays, reportsOfOneDay } from "./reports";
import { reportsOfRolledDay, reportsOfRolledSite, rollUpOfOneDay } from "./rollUp";

/** Every work, in the order in which the table shows them. */
// biome-ignore lint/suspicious/noExplicitAny: a work takes what its own prepare gives, which nobody else looks at
export const allWorks: readonly Work<any>[] = [
  ingestOfPages,
  ingestOfBackEnds,
  ingestUnderLoad,
  coldStart,
  compactionPacked,
  compactionSmall,
  compactionGrowth,
  reportsOfAllDays,
  reportsOfOneDay,
  rollUpOfOneDay,
  reportsOfRolledDay,
  reportsOfRolledSite,
  compactionIntoLakes,
];
