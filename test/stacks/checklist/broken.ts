import { brokenApi } from "./broken/api";
import { brokenBucketContents } from "./broken/bucketContents";
import { brokenBuckets } from "./broken/buckets";
import { brokenEdge } from "./broken/edge";
import { brokenFunctions } from "./broken/functions";
import { brokenKeys } from "./broken/keys";
import { brokenMessages } from "./broken/messages";
import { brokenRoles } from "./broken/roles";
import { brokenSchedules } from "./broken/schedules";
import { brokenTablesAndLogs } from "./broken/tablesAndLogs";
import type { Variants } from "./broken/variant";

/** For each rule of the checklist, by what it says: a resource that keeps it, and ways to break it. */
export const brokenVariants: Variants = {
  ...brokenBuckets,
  ...brokenBucketContents,
  ...brokenKeys,
  ...brokenRoles,
  ...brokenFunctions,
  ...brokenApi,
  ...brokenMessages,
  ...brokenTablesAndLogs,
  ...brokenEdge,
  ...brokenSchedules,
};
