import type { usedPlot } from "./usedPlot";

/**
 * What charts are made of. It is there once `loadPlot` has resolved, which charts are drawn after: the library is the greater part
 * of the dashboard's code, and is read while the first answers are computed.
 */
export let plots: typeof usedPlot;

/** Loads it, once. Rejects where the file is gone. */
export const loadPlot = async (): Promise<void> => {
  plots = (await import("./usedPlot")).usedPlot;
};
