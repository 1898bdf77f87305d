/** What is used of a browser to see what is seen. */
export interface ViewParts {
  readonly Observer: typeof IntersectionObserver;
  after(ms: number, run: () => void): () => void;
}

/** A glance is no view. */
const viewMs = 500;

/**
 * Calls once for each element that half of has been in view for half a second; of one that is higher than the window, half of the window.
 * Returns what ends it.
 */
export const observeViews = <E extends Element>(
  elements: Iterable<E>,
  onView: (element: E) => void,
  { Observer, after }: ViewParts = browserViewParts(),
): (() => void) => {
  const waiting = new Map<Element, () => void>();
  const observer = new Observer(
    (entries) => {
      for (const entry of entries) {
        const { target } = entry;
        if (!isInView(entry)) {
          waiting.get(target)?.();
          waiting.delete(target);
        } else if (!waiting.has(target))
          waiting.set(
            target,
            after(viewMs, () => {
              waiting.delete(target);
              observer.unobserve(target);
              onView(target as E);
            }),
          );
      }
    },
    // high elements pass many thresholds while they come in
    { threshold: Array.from({ length: 21 }, (_, step) => step / 20) },
  );
  for (const element of elements) observer.observe(element);
  return () => {
    observer.disconnect();
    for (const stop of waiting.values()) stop();
  };
};

const isInView = ({
  isIntersecting,
  intersectionRatio,
  intersectionRect,
  rootBounds,
}: IntersectionObserverEntry): boolean =>
  isIntersecting &&
  (intersectionRatio >= 0.5 ||
    (rootBounds !== null && rootBounds.height > 0 && intersectionRect.height >= rootBounds.height / 2));

const browserViewParts = (): ViewParts => ({
  Observer: IntersectionObserver,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});
