import { circle, ellipse, group, path, stroke } from "./svg";

/** A basil leaf, its stem at the point given. */
export const leaf = (x: number, y: number, turn: number, size = 1, green = "#4f7f3a"): SVGElement =>
  group(
    `translate(${x} ${y}) rotate(${turn}) scale(${size})`,
    path("M0 0c-9-6-10-17 0-25 10 8 9 19 0 25z", green),
    stroke("M0-1v-19M0-7l-4-4M0-7l4-4M0-13l-3-3M0-13l3-3", "#ffffff", 0.9, { opacity: 0.45 }),
  );

/** A leaf of rocket. */
export const rocket = (x: number, y: number, turn: number, size = 1): SVGElement =>
  group(
    `translate(${x} ${y}) rotate(${turn}) scale(${size})`,
    path(
      "M0 0c-2-5-8-4-7-8 3 1 4 0 4-2-3 0-7-1-6-5 3 1 5 0 5-3-1-4 1-8 4-10 3 2 5 6 4 10 0 3 2 4 5 3 1 4-3 5-6 5 0 2 1 3 4 2 1 4-5 3-7 8z",
      "#5d8a3d",
    ),
    stroke("M0 0v-22", "#8fb468", 1),
  );

/** A sprig of rosemary. */
export const rosemary = (x: number, y: number, turn: number, size = 1): SVGElement =>
  group(
    `translate(${x} ${y}) rotate(${turn}) scale(${size})`,
    stroke("M0 0v-30", "#6a5b34", 1.4),
    stroke(
      "M0-5l-6-5M0-5l6-5M0-11l-6-5M0-11l6-5M0-17l-6-5M0-17l6-5M0-23l-5-5M0-23l5-5M0-28v-5",
      "#4d6f46",
      2.2,
    ),
  );

/** A slice of a citrus fruit. */
export const citrus = (x: number, y: number, r: number, peel = "#e9b824", flesh = "#f8dc6b"): SVGElement =>
  group(
    `translate(${x} ${y}) scale(${r / 10})`,
    circle(0, 0, 10, peel),
    circle(0, 0, 8.6, "#fff6d8"),
    circle(0, 0, 7.6, flesh),
    stroke("M-7.6 0h15.2M-3.8-6.6l7.6 13.2M3.8-6.6l-7.6 13.2", "#fff6d8", 1.1),
  );

/** Small things strewn about: `[x, y]` each. */
export const strewn = (
  places: readonly (readonly [x: number, y: number])[],
  r: number,
  fill: string,
): readonly SVGElement[] => places.map(([x, y]) => circle(x, y, r, fill));

/** A raspberry. */
export const raspberry = (x: number, y: number, size = 1): SVGElement =>
  group(
    `translate(${x} ${y}) scale(${size})`,
    ellipse(0, 0, 6.5, 7, "#b3274a"),
    ...strewn(
      [
        [-3, -3],
        [0, -4],
        [3, -3],
        [-4, 1],
        [-1, 0],
        [3, 1],
        [-2, 4],
        [2, 4],
      ],
      1.9,
      "#d4486b",
    ),
    ...strewn(
      [
        [-3.4, -3.6],
        [-0.4, -4.6],
        [2.6, -3.6],
        [-1.4, -0.6],
      ],
      0.6,
      "#f3b3c2",
    ),
  );

/** A nest of pasta: rings of strands, one above the other. */
export const nest = (pale: string, deep: string): readonly SVGElement[] => [
  circle(60, 60, 31, deep),
  ...[30, 26, 22, 17, 12].flatMap((r, at) => [
    ellipse(60 + (at % 2) * 2 - 1, 60 - (at % 3), r, r - 2, "none", {
      stroke: at % 2 === 0 ? pale : deep,
      "stroke-width": 4.5,
      "stroke-dasharray": `${r * 2.1} ${r * 0.12}`,
      "stroke-linecap": "round",
      transform: `rotate(${at * 53} 60 60)`,
    }),
  ]),
  stroke(
    "M34 62c10 14 30 20 48 6M38 48c12-14 34-14 46 2M44 76c-12-10-10-30 6-38M70 84c14-4 22-18 17-32",
    pale,
    4,
  ),
  stroke("M36 70c10 10 26 14 40 6M46 38c8-6 22-6 30 0", "#ffffff", 1.2, { opacity: 0.5 }),
];
