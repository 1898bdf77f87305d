import { assumed } from "./traffic";

/**
 * The seconds that Lambda bills for so much processor time and waiting. A function has a share of a processor by its memory; of
 * more than one it uses one, because its work is one thread's.
 */
export const billedSeconds = (memoryGb: number, cpuMs: number, waitMs: number): number => {
  const share = Math.min(1, (memoryGb * 1024) / assumed.mbPerProcessor);
  return share === 0 ? 0 : (cpuMs / share + waitMs) / 1000;
};
