/** Where a page was when it was left; kept with its entry of the history. */
interface Position {
  readonly top: number;
  /** Of the whole page: charts come later than the page that is gone back to. */
  readonly height: number;
}

/** Keeps where each entry of the history is scrolled to. The browser cannot: it would scroll before there is content. */
export const scrolling = (window: Window) => {
  const { history, document } = window;
  history.scrollRestoration = "manual";
  let timer: number | undefined;
  window.addEventListener(
    "scroll",
    () => {
      window.clearTimeout(timer);
      // browsers refuse an address that is written too often
      timer = window.setTimeout(() => {
        const position: Position = { top: window.scrollY, height: document.documentElement.scrollHeight };
        history.replaceState({ ...history.state, position }, "");
      }, 400);
    },
    { passive: true },
  );
  const position = (): Position | undefined => history.state?.position;
  return {
    /** Stops what would still be kept for an entry that is left. */
    leave: (): void => window.clearTimeout(timer),
    toTop: (): void => window.scrollTo(0, 0),
    /** The page is as high as it was, until its charts are there; and scrolled as it was. */
    restore: (content: HTMLElement): void => {
      const kept = position();
      holdHeight(window, content, kept === undefined ? 0 : kept.height);
      window.scrollTo(0, kept?.top ?? 0);
    },
  };
};

export type Scrolling = ReturnType<typeof scrolling>;

/** Keeps content from being lower than so many pixels, as long as charts take. */
export const holdHeight = (window: Window, content: HTMLElement, height: number): void => {
  content.style.minHeight = `${height}px`;
  window.setTimeout(() => {
    content.style.minHeight = "";
  }, 2_000);
};
