/** Far enough below what is seen that an answer is mostly there when somebody has scrolled to it. */
const nearPx = 240;

/** Resolves once an element is seen, or nearly; never where the signal is aborted before. */
export const whenNear = (node: Element, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: `${nearPx}px 0px` },
    );
    observer.observe(node);
    signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  });
