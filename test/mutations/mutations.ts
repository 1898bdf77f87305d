import { changeMutations } from "./changeMutations";
import { compactionMutations } from "./compactionMutations";
import { ingestMutations } from "./ingestMutations";
import { loggingMutations } from "./loggingMutations";
import { metricsMutations } from "./metricsMutations";
import type { Mutation } from "./mutation";
import { publicationMutations } from "./publicationMutations";
import { repetitionMutations } from "./repetitionMutations";
import { storageMutations } from "./storageMutations";
import { sweepMutations } from "./sweepMutations";
import { timeMutations } from "./timeMutations";

/** Every guard of the protocol, removed: in the order in which an event passes them. */
export const mutations: readonly Mutation[] = [
  ...ingestMutations,
  ...timeMutations,
  ...publicationMutations,
  ...repetitionMutations,
  ...changeMutations,
  ...compactionMutations,
  ...metricsMutations,
  ...sweepMutations,
  ...storageMutations,
  ...loggingMutations,
];
