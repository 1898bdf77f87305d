import { apiRules } from "./api";
import { bucketContentRules } from "./bucketContents";
import { bucketRules } from "./buckets";
import { edgeRules } from "./edge";
import { functionRules } from "./functions";
import { keyRules } from "./keys";
import { messageRules } from "./messages";
import { roleRules } from "./roles";
import type { Rule } from "./rule";
import { scheduleRules } from "./schedules";
import { tableAndLogRules } from "./tablesAndLogs";

/** The whole checklist: groups 1 to 70. */
export const rules: readonly Rule[] = [
  ...bucketRules,
  ...bucketContentRules,
  ...keyRules,
  ...roleRules,
  ...functionRules,
  ...apiRules,
  ...messageRules,
  ...tableAndLogRules,
  ...edgeRules,
  ...scheduleRules,
];
