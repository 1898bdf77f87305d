import { observeViews, type ViewParts } from "../../../dashboard/tracker/observeViews";

/** A window of 800 px over elements named by texts, and its clock. */
const aWindow = () => {
  let notify: (entries: readonly Partial<IntersectionObserverEntry>[]) => void = () => {};
  const timers = new Map<number, () => void>();
  const observed = new Set<unknown>();
  let made = 0;
  class Observer {
    constructor(callback: typeof notify) {
      notify = callback;
    }
    observe(element: unknown) {
      observed.add(element);
    }
    unobserve(element: unknown) {
      observed.delete(element);
    }
    disconnect() {
      observed.clear();
    }
  }
  const parts: ViewParts = {
    Observer: Observer as unknown as typeof IntersectionObserver,
    after: (_ms, run) => {
      const timer = ++made;
      timers.set(timer, run);
      return () => timers.delete(timer);
    },
  };
  return {
    parts,
    observed,
    show: (target: unknown, share: number, heightPx = 100) =>
      notify([
        {
          target: target as Element,
          isIntersecting: share > 0,
          intersectionRatio: share,
          intersectionRect: { height: share * heightPx } as DOMRectReadOnly,
          rootBounds: { height: 800 } as DOMRectReadOnly,
        },
      ]),
    elapse: () => {
      const due = [...timers.values()];
      timers.clear();
      for (const run of due) run();
    },
  };
};

const observed = () => {
  const page = aWindow();
  const seen: unknown[] = [];
  const end = observeViews(
    ["burrata", "olive"] as unknown as Element[],
    (element) => seen.push(element),
    page.parts,
  );
  return { ...page, seen, end };
};

test("an element counts once, when half of it has been in view for half a second", () => {
  const { show, elapse, seen, observed: left } = observed();
  show("burrata", 0.3);
  elapse();
  expect(seen).toEqual([]);
  show("burrata", 0.5);
  show("burrata", 1);
  expect(seen).toEqual([]);
  elapse();
  elapse();
  expect(seen).toEqual(["burrata"]);
  expect([...left]).toEqual(["olive"]);
});

test("a glance does not count, a second look does", () => {
  const { show, elapse, seen } = observed();
  show("olive", 0.9);
  show("olive", 0.4);
  elapse();
  expect(seen).toEqual([]);
  show("olive", 0.9);
  elapse();
  expect(seen).toEqual(["olive"]);
});

test("of an element higher than the window, half of the window is enough", () => {
  const { show, elapse, seen } = observed();
  show("burrata", 0.19, 2000);
  elapse();
  expect(seen).toEqual([]);
  show("burrata", 0.2, 2000);
  elapse();
  expect(seen).toEqual(["burrata"]);
});

test("once ended it counts nothing more", () => {
  const { show, elapse, seen, end, observed: left } = observed();
  show("burrata", 1);
  end();
  elapse();
  expect(seen).toEqual([]);
  expect(left.size).toBe(0);
});
