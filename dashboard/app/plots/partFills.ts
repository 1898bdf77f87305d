import { seriesColor } from "./seriesLook";
import { svgElement } from "./svgElement";

/** How the parts of columns are filled: the first plain, the others with a texture, so that they do not differ by colour alone. */
export interface PartFills {
  readonly fills: readonly string[];
  /** To be put into the drawing. */
  readonly defs: SVGDefsElement;
}

/** Their ids are unique in the document. */
export const partFills = (count: number): PartFills => {
  const patterns = Array.from({ length: Math.max(0, count - 1) }, (_, index) => patternOf(index + 1));
  return {
    fills: [seriesColor(0), ...patterns.map(({ id }) => `url(#${id})`)],
    defs: svgElement("defs", {}, ...patterns),
  };
};

let made = 0;

const patternOf = (index: number): SVGPatternElement =>
  svgElement(
    "pattern",
    { id: `plot-part-${++made}`, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
    svgElement("rect", { width: 8, height: 8, fill: seriesColor(index) }),
    svgElement("path", {
      d: textures[(index - 1) % textures.length],
      stroke: "var(--surface-raised)",
      "stroke-opacity": 0.38,
      "stroke-width": 1.4,
      "stroke-linecap": "square",
      fill: "none",
    }),
  );

/** Rising, dots, falling, lying, standing. */
const textures = [
  "M-2,2L2,-2M0,8L8,0M6,10L10,6",
  "M2,2h.01M6,6h.01",
  "M-2,6L2,10M0,0L8,8M6,-2L10,2",
  "M0,2H8M0,6H8",
  "M2,0V8M6,0V8",
];
