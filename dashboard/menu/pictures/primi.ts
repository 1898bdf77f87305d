import { leaf, nest, strewn } from "./garnish";
import { box, circle, ellipse, group, path, stroke } from "./svg";
import { bowl, plate } from "./tableware";

export const tagliatelle = (): readonly SVGElement[] => [
  ...plate(),
  ...nest("#f5d27e", "#e3b14f"),
  path("M42 54c2-12 14-16 22-14s18 6 16 16 2 14-8 18-20 4-26-2-5-12-4-18z", "#9c3d24"),
  ...strewn(
    [
      [50, 52],
      [60, 48],
      [70, 52],
      [54, 62],
      [66, 62],
      [60, 70],
      [73, 64],
      [47, 60],
    ],
    3.4,
    "#7d2c19",
  ),
  ...strewn(
    [
      [55, 56],
      [64, 55],
      [68, 68],
      [52, 68],
    ],
    2.2,
    "#c55c35",
  ),
  leaf(60, 58, -30, 0.7),
  leaf(62, 59, 42, 0.62, "#66943f"),
  ...strewn(
    [
      [44, 46],
      [78, 48],
      [74, 76],
      [46, 76],
      [62, 42],
    ],
    1.3,
    "#fff3d2",
  ),
];

export const cacioPepe = (): readonly SVGElement[] => [
  ...bowl("#3d5a66", "#f3eadb"),
  ...nest("#f8e6b4", "#e8ca86"),
  stroke("M60 60m-8 0a8 8 0 1 1 8 8M52 60a14 14 0 0 0 22 11", "#f8e6b4", 4.5),
  ...strewn(
    [
      [42, 50],
      [50, 42],
      [61, 38],
      [72, 45],
      [80, 56],
      [76, 70],
      [64, 80],
      [50, 78],
      [40, 66],
      [55, 54],
      [66, 58],
      [60, 68],
      [70, 62],
      [48, 62],
      [58, 46],
      [84, 64],
      [36, 58],
    ],
    1.25,
    "#2f2a25",
  ),
  ...strewn(
    [
      [46, 55],
      [66, 49],
      [54, 70],
      [74, 53],
      [62, 74],
    ],
    0.8,
    "#5c5248",
  ),
];

const raviolo = (x: number, y: number, turn: number): SVGElement =>
  group(
    `translate(${x} ${y}) rotate(${turn})`,
    box(-13, -12, 26, 26, 4, "#3b2a18", { opacity: 0.12 }),
    box(-13, -13, 26, 26, 4, "#f3d894", {
      stroke: "#d9b566",
      "stroke-width": 2.4,
      "stroke-dasharray": "2.6 2",
    }),
    circle(0, 0, 8, "#f9e7b7"),
    stroke("M-5-3a6 6 0 0 1 6-4", "#ffffff", 1.6),
    ellipse(2, 2, 3, 2, "#b9c98a", { opacity: 0.7 }),
  );

export const ravioli = (): readonly SVGElement[] => [
  ...plate(),
  ellipse(60, 64, 34, 28, "#e6bd62", { opacity: 0.5 }),
  raviolo(44, 44, -12),
  raviolo(76, 46, 16),
  raviolo(60, 63, 4),
  raviolo(40, 77, 20),
  raviolo(80, 78, -14),
  leaf(58, 54, -70, 0.7, "#8aa67c"),
  leaf(66, 80, 60, 0.7, "#7c9a70"),
  leaf(46, 62, 200, 0.55, "#8aa67c"),
  stroke("M52 36c3 2 5 1 7-1M82 62c2 2 4 2 6 0M52 88c3-2 5-1 7 1M64 48c2 2 4 1 5-1", "#efc21f", 1.8),
];

export const risotto = (): readonly SVGElement[] => [
  ...plate(),
  path("M28 62c-2-18 14-32 34-31s32 14 30 31-14 29-32 28-30-12-32-28z", "#e2a21f"),
  path("M33 60c0-15 12-25 28-25s27 11 26 25-12 24-27 24-27-10-27-24z", "#f2bd3c"),
  ...Array.from({ length: 44 }, (_, at) => {
    // seeds of a sunflower lie so, and no two upon each other
    const [angle, r] = [at * 2.4, 3.6 * Math.sqrt(at)];
    const [x, y] = [60 + r * Math.cos(angle), 60 + r * 0.92 * Math.sin(angle)];
    return ellipse(x, y, 2.5, 1.3, at % 3 === 0 ? "#fbe09a" : "#f8d169", {
      transform: `rotate(${at * 41} ${x} ${y})`,
    });
  }),
  stroke(
    "M48 48c4 3 6 0 9 3M66 44c2 4 6 3 8 6M50 70c4-1 6 3 10 1M70 66c3 1 3 4 7 4M58 58c2 3 5 2 6 5",
    "#b8331c",
    1.5,
  ),
  leaf(62, 62, 10, 0.42),
];
