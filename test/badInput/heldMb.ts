/** Megabytes that this process holds once garbage is collected; undefined where it cannot be (node --expose-gc). */
export const heldMb = (): number | undefined => {
  if (globalThis.gc === undefined) return undefined;
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
};
