/** What is used of a browser to see how far a page was read. */
export interface ScrollParts {
  /** How far down the window's lower edge is, and how long the page is, in CSS pixels. */
  extent(): { readonly seenTo: number; readonly height: number };
  after(ms: number, run: () => void): () => void;
  /** Calls when the page is scrolled, and when it is left. */
  listen(onScroll: () => void, onLeave: () => void): () => void;
}

const stepPercent = 5;
const settleMs = 250;

/**
 * Calls with the deepest point reached so far, in percent of the page's height and steps of five, whenever it is deeper than before
 * and the scrolling has come to rest for a moment. Returns what ends it.
 */
export const observeScroll = (
  onDepth: (percent: number) => void,
  { extent, after, listen }: ScrollParts = browserScrollParts(),
): (() => void) => {
  let deepest = 0;
  let told = 0;
  let stopTimer: (() => void) | undefined;
  const tell = (): void => {
    stopTimer?.();
    stopTimer = undefined;
    if (deepest <= told) return;
    told = deepest;
    onDepth(deepest);
  };
  const end = listen(() => {
    const { seenTo, height } = extent();
    const percent = height > 0 ? Math.min((seenTo / height) * 100, 100) : 0;
    // a pixel short of the end is the end: browsers round
    deepest = Math.max(deepest, Math.floor((percent + 0.2) / stepPercent) * stepPercent);
    if (deepest > told) stopTimer ??= after(settleMs, tell);
  }, tell);
  return () => {
    end();
    stopTimer?.();
  };
};

const browserScrollParts = (): ScrollParts => ({
  extent: () => ({ seenTo: scrollY + innerHeight, height: document.documentElement.scrollHeight }),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  listen: (onScroll, onLeave) => {
    addEventListener("scroll", onScroll, { passive: true });
    // before the tracker hears of it and sends what it has
    addEventListener("visibilitychange", onLeave, { capture: true });
    addEventListener("pagehide", onLeave, { capture: true });
    return () => {
      removeEventListener("scroll", onScroll);
      removeEventListener("visibilitychange", onLeave, { capture: true });
      removeEventListener("pagehide", onLeave, { capture: true });
    };
  },
});
