import { observeScroll } from "../../../dashboard/tracker/observeScroll";

/** A page of 1,000 px that is scrolled by hand. */
const aPage = (height = 1000) => {
  const told: number[] = [];
  let seenTo = 0;
  let scrolled = (): void => {};
  let left = (): void => {};
  let rest: (() => void) | undefined;
  const end = observeScroll((percent) => told.push(percent), {
    extent: () => ({ seenTo, height }),
    after: (_ms, run) => {
      rest = run;
      return () => {
        rest = undefined;
      };
    },
    listen: (onScroll, onLeave) => {
      scrolled = onScroll;
      left = onLeave;
      return () => {
        scrolled = () => {};
        left = () => {};
      };
    },
  });
  return {
    told,
    end,
    scrollTo: (to: number) => {
      seenTo = to;
      scrolled();
    },
    rest: () => rest?.(),
    leave: () => left(),
  };
};

test("the deepest point is told in steps of five percent, once scrolling rests", () => {
  const { told, scrollTo, rest } = aPage();
  scrollTo(420);
  scrollTo(678);
  scrollTo(100);
  expect(told).toEqual([]);
  rest();
  scrollTo(678);
  scrollTo(699);
  rest();
  scrollTo(702);
  rest();
  expect(told).toEqual([65, 70]);
});

test("a page that is left tells at once; twice left it tells once", () => {
  const { told, scrollTo, leave, rest } = aPage();
  scrollTo(300);
  leave();
  leave();
  rest();
  expect(told).toEqual([30]);
});

test("a pixel short of the end is the end, and beyond the end is no more", () => {
  const { told, scrollTo, rest } = aPage();
  scrollTo(999);
  rest();
  scrollTo(1300);
  rest();
  expect(told).toEqual([100]);
});

test("a page without height has no depth, and an ended one tells nothing", () => {
  const empty = aPage(0);
  empty.scrollTo(10);
  empty.rest();
  expect(empty.told).toEqual([]);
  const ended = aPage();
  ended.scrollTo(500);
  ended.end();
  ended.rest();
  expect(ended.told).toEqual([]);
});
