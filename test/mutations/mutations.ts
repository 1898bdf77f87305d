import { answerMutations } from "./answerMutations";
import { boundedMutations } from "./boundedMutations";
import { changeMutations } from "./changeMutations";
import { compactionMutations } from "./compactionMutations";
import { ingestMutations } from "./ingestMutations";
import { keyMutations } from "./keyMutations";
import { loggingMutations } from "./loggingMutations";
import { metricsMutations } from "./metricsMutations";
import { moneyMutations } from "./moneyMutations";
import type { Mutation } from "./mutation";
import { packingMutations } from "./packingMutations";
import { publicationMutations } from "./publicationMutations";
import { qualityMutations } from "./qualityMutations";
import { repetitionMutations } from "./repetitionMutations";
import { rollUpMutations } from "./rollUpMutations";
import { storageMutations } from "./storageMutations";
import { sweepMutations } from "./sweepMutations";
import { tenantMutations } from "./tenantMutations";
import { timeMutations } from "./timeMutations";
import { viewMutations } from "./viewMutations";

/** Every guard of the protocol, removed: in the order in which an event passes them. */
export const mutations: readonly Mutation[] = [
  ...keyMutations,
  ...ingestMutations,
  ...packingMutations,
  ...moneyMutations,
  ...timeMutations,
  ...publicationMutations,
  ...repetitionMutations,
  ...changeMutations,
  ...compactionMutations,
  ...boundedMutations,
  ...metricsMutations,
  ...rollUpMutations,
  ...sweepMutations,
  ...viewMutations,
  ...tenantMutations,
  ...answerMutations,
  ...qualityMutations,
  ...storageMutations,
  ...loggingMutations,
];
