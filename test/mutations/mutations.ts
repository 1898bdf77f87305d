import { answerMutations } from "./answerMutations";
import { changeMutations } from "./changeMutations";
import { compactionMutations } from "./compactionMutations";
import { ingestMutations } from "./ingestMutations";
import { keyMutations } from "./keyMutations";
import { loggingMutations } from "./loggingMutations";
import { metricsMutations } from "./metricsMutations";
import { moneyMutations } from "./moneyMutations";
import type { Mutation } from "./mutation";
import { publicationMutations } from "./publicationMutations";
import { qualityMutations } from "./qualityMutations";
import { repetitionMutations } from "./repetitionMutations";
import { storageMutations } from "./storageMutations";
import { sweepMutations } from "./sweepMutations";
import { tenantMutations } from "./tenantMutations";
import { timeMutations } from "./timeMutations";
import { viewMutations } from "./viewMutations";

/** Every guard of the protocol, removed: in the order in which an event passes them. */
export const mutations: readonly Mutation[] = [
  ...keyMutations,
  ...ingestMutations,
  ...moneyMutations,
  ...timeMutations,
  ...publicationMutations,
  ...repetitionMutations,
  ...changeMutations,
  ...compactionMutations,
  ...metricsMutations,
  ...sweepMutations,
  ...viewMutations,
  ...tenantMutations,
  ...answerMutations,
  ...qualityMutations,
  ...storageMutations,
  ...loggingMutations,
];
