import { element } from "../element";

/** The place of a chart, as wide as there is room. */
export interface ChartBox {
  readonly node: HTMLElement;
  /** Draws by this from now on. */
  draw(chart: (width: number) => Element | Promise<Element>): void;
  /** Draws again, as other colours need it. */
  redraw(): void;
}

interface ChartBoxParts {
  readonly signal: AbortSignal;
  /** Stands there until something is drawn. */
  readonly placeholder: HTMLElement;
  readonly onDrawn: (heightPx: number) => void;
  readonly onError: (error: unknown) => void;
}

/** Draws when the box has a width, and anew when that changes; what was drawn stays until the next drawing is there. */
export const chartBox = ({ signal, placeholder, onDrawn, onError }: ChartBoxParts): ChartBox => {
  const node = element("div", { class: "chart" }, placeholder);
  let chart: ((width: number) => Element | Promise<Element>) | undefined;
  let drawings = 0;
  let drawnWidth = 0;
  let frame = 0;

  const drawNow = async (): Promise<void> => {
    const width = Math.floor(node.clientWidth);
    if (chart === undefined || width === 0 || signal.aborted) return;
    drawnWidth = width;
    drawings += 1;
    const drawing = drawings;
    try {
      const drawn = await chart(width);
      if (drawing !== drawings || signal.aborted) return;
      node.replaceChildren(drawn);
      onDrawn(node.clientHeight);
    } catch (error) {
      if (drawing === drawings && !signal.aborted) onError(error);
    }
  };

  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      if (Math.floor(node.clientWidth) !== drawnWidth) void drawNow();
    });
  });
  observer.observe(node);
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });

  return {
    node,
    draw: (next) => {
      chart = next;
      drawnWidth = 0;
      void drawNow();
    },
    redraw: () => {
      void drawNow();
    },
  };
};
