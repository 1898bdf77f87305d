import type { Markish, RenderFunction, TipOptions } from "@observablehq/plot";
import { plots } from "./plotParts";

/** What is told where the pointer or a finger is: lines of text, the first as a heading. */
export const plotTip = <A>(
  data: readonly A[],
  widthPx: number,
  direction: keyof typeof pointers,
  options: Omit<TipOptions, "title"> & { readonly title: (datum: A) => string },
): Markish =>
  plots.tip(
    data as A[],
    pointers[direction]({
      maxRadius: direction === "nearest" ? 40 : Number.POSITIVE_INFINITY,
      className: "plot-tip",
      ariaHidden: "true",
      fill: "var(--surface-raised)",
      stroke: "var(--border)",
      // else Plot writes a shadow of one colour for both themes
      pathFilter: "",
      fontSize: 12,
      lineHeight: 1.35,
      lineWidth: Math.min(24, Math.max(12, (widthPx * 0.6 - 24) / 12)),
      textPadding: 9,
      pointerSize: 8,
      render: keptInside,
      ...options,
    } as TipOptions),
  );

/** Which point is the nearest: over a time or along a list by one direction alone. */
const pointers = {
  x: (options: TipOptions) => plots.pointerX(options),
  y: (options: TipOptions) => plots.pointerY(options),
  nearest: (options: TipOptions) => plots.pointer(options),
} as const;

/** Moves a tip that has no place on any side of its point, as on a phone, back into the drawing. */
const keptInside: RenderFunction = (index, scales, values, dimensions, context, next) => {
  const group = next?.(index, scales, values, dimensions, context) ?? null;
  if (group === null || index.length === 0) return group;
  // after Plot has measured the text, which it does in a microtask of its own
  Promise.resolve().then(
    () => {
      const { e = 0, f = 0 } = (group as SVGGElement).transform.baseVal.consolidate()?.matrix ?? {};
      for (const told of group.querySelectorAll<SVGGElement>(":scope > g")) {
        moveInside(told, { left: -e, top: -f, right: dimensions.width - e, bottom: dimensions.height - f });
      }
    },
    () => {},
  );
  return group;
};

const moveInside = (
  told: SVGGElement,
  frame: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): void => {
  const at = told.transform.baseVal.consolidate()?.matrix;
  if (at === undefined || !told.isConnected) return;
  const box = told.getBBox();
  const x = within(at.e, frame.left - box.x, frame.right - box.x - box.width);
  const y = within(at.f, frame.top - box.y, frame.bottom - box.y - box.height);
  if (x !== at.e || y !== at.f) told.setAttribute("transform", `translate(${x},${y})`);
};

/** The beginning matters more than the end. */
const within = (position: number, least: number, most: number): number =>
  Math.max(least, Math.min(position, most));
