import { pause } from "../api/pause";

/**
 * Does work again and again, so long after it was done, until the signal is aborted. While the page cannot be seen it waits;
 * when it is seen again and the time has passed, it goes on at once. Work that fails has told so itself.
 */
export const againWhileSeen = async (
  everyMs: number,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> => {
  try {
    while (!signal.aborted) {
      await pause(everyMs, signal);
      await seen(signal);
      await work();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};

const seen = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (!document.hidden) return resolve();
    const look = () => {
      if (document.hidden) return;
      document.removeEventListener("visibilitychange", look);
      resolve();
    };
    document.addEventListener("visibilitychange", look, { signal });
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
