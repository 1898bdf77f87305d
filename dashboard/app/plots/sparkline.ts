import { lonePoints } from "./lonePoints";
import { plotFrame } from "./plotFrame";
import { plots } from "./plotParts";
import type { Sparkline } from "./plotSpecs";

/** A small line from zero that ends with a dot. */
export const sparkline = ({ points, width, height, label }: Sparkline): Element => {
  const values = points.map((y, x) => ({ x, y: y !== null && Number.isFinite(y) ? y : null }));
  const known = values.filter(({ y }) => y !== null);
  const position = { x: "x", y: "y" } as const;
  const drawn = plotFrame({ width, label }, "", {
    width,
    height,
    margin: 4,
    marginTop: 4,
    marginRight: 4,
    marginBottom: 4,
    marginLeft: 4,
    x: { type: "linear", domain: points.length > 1 ? [0, points.length - 1] : [-1, 1] },
    y: { type: "linear", domain: [0, Math.max(0, ...known.map(({ y }) => y ?? 0)) || 1] },
    marks: [
      plots.areaY(values, { x: "x", y1: 0, y2: "y", fill: "var(--plot-1)", fillOpacity: 0.12 }),
      plots.line(values, {
        ...position,
        stroke: "var(--plot-1)",
        strokeWidth: 1.75,
        strokeLinejoin: "round",
      }),
      plots.dot(lonePoints(values), { ...position, r: 1.5, fill: "var(--plot-1)" }),
      plots.dot(known.slice(-1), { ...position, r: 3, fill: "var(--plot-1)" }),
    ],
  });
  drawn.classList.add("plot-sparkline");
  return drawn;
};
