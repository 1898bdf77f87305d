import { citrus, leaf, rocket, rosemary, strewn } from "./garnish";
import { box, circle, ellipse, group, path, stroke } from "./svg";
import { board, bowl, plate } from "./tableware";

const fig = (x: number, y: number, turn: number): SVGElement =>
  group(
    `translate(${x} ${y}) rotate(${turn})`,
    path("M0-13c4 4 10 8 10 15 0 6-4 10-10 10s-10-4-10-10c0-7 6-11 10-15z", "#54304f"),
    path("M0-8c3 3 7 6 7 11 0 4-3 7-7 7s-7-3-7-7c0-5 4-8 7-11z", "#e9c7b0"),
    ellipse(0, 3, 5, 5.5, "#c2476a"),
    ...strewn(
      [
        [-2, 1],
        [2, 2],
        [0, 5],
        [-1.5, 5],
        [1, 0],
      ],
      0.7,
      "#f7dfa6",
    ),
  );

const hazelnut = (x: number, y: number): SVGElement =>
  group(
    `translate(${x} ${y})`,
    circle(0, 0, 4.6, "#a86a35"),
    path("M-4.4-1a4.6 4.6 0 0 1 8.8 0c-3 1.4-6 1.4-8.8 0z", "#d9b083"),
  );

export const burrata = (): readonly SVGElement[] => [
  ...bowl("#4d6b76", "#7896a0"),
  stroke("M30 78c12 10 26 6 34 11s16 0 22-8", "#e0a83c", 3, { opacity: 0.8 }),
  ellipse(59, 67, 25, 20, "#2f444c", { opacity: 0.35 }),
  path("M36 60c0-14 10-22 22-22s23 8 23 22-10 22-23 22-22-8-22-22z", "#fffefa"),
  path("M52 40c0-5-4-6-3-10 4 0 6 2 9 2s6-3 10-2c0 4-4 5-4 10-4 3-8 3-12 0z", "#fffefa", {
    stroke: "#e9dfcd",
    "stroke-width": 1,
  }),
  stroke("M45 52c3-5 7-7 11-8M44 62c1 6 5 11 11 13", "#efe6d6", 2.2),
  fig(33, 52, -24),
  fig(87, 56, 22),
  fig(75, 84, 40),
  hazelnut(40, 82),
  hazelnut(50, 91),
  hazelnut(88, 76),
  hazelnut(32, 70),
  leaf(60, 44, 18, 0.62),
  leaf(62, 45, 76, 0.5, "#6a9a4c"),
];

export const carpaccio = (): readonly SVGElement[] => [
  ...plate(),
  ...[0, 45, 90, 135, 180, 225, 270, 315].map((turn) =>
    group(
      `rotate(${turn} 60 60)`,
      ellipse(60, 38, 15, 12, turn % 90 === 0 ? "#b8384a" : "#c64e5c"),
      stroke("M50 36c6-4 12 2 20-2M52 43c5 2 10-2 15 1", "#f0b9bb", 1.3, { opacity: 0.8 }),
    ),
  ),
  circle(60, 60, 13, "#c64e5c"),
  rocket(50, 72, -50, 0.85),
  rocket(60, 70, 0, 1),
  rocket(70, 72, 48, 0.85),
  rocket(61, 66, -20, 0.7),
  ...[
    [44, 46, 12],
    [72, 42, -28],
    [80, 66, 50],
    [42, 74, -8],
    [62, 84, 24],
  ].map(([x, y, turn]) =>
    path("M-8 2l5-6 9-1 3 4-7 5z", "#f6e3ab", {
      transform: `translate(${x} ${y}) rotate(${turn})`,
      stroke: "#e2c885",
      "stroke-width": 0.7,
    }),
  ),
  citrus(91, 84, 8),
];

const courgetteFlower = (x: number, y: number, turn: number): SVGElement =>
  group(
    `translate(${x} ${y}) rotate(${turn})`,
    path("M-3 20h6l2 14c-3 3-7 3-10 0z", "#6f8f45"),
    path("M0-30c5 6 4 10 9 14 6 8 5 26-4 36h-10c-9-10-10-28-4-36 5-4 4-8 9-14z", "#e7a93b"),
    path("M0-22c3 6 3 8 6 12 3 8 2 20-2 28h-8c-4-8-5-20-2-28 3-4 3-6 6-12z", "#f3c560"),
    stroke("M0-18v34M-5-4c-2 8-1 14 1 19M5-4c2 8 1 14-1 19", "#d8932b", 1.3),
    ...strewn(
      [
        [-7, 2],
        [7, 8],
        [-3, -10],
        [4, -2],
        [-6, 12],
      ],
      1.2,
      "#fbe4a6",
    ),
  );

export const fiori = (): readonly SVGElement[] => [
  ...plate(),
  courgetteFlower(38, 58, -24),
  courgetteFlower(82, 58, 24),
  courgetteFlower(60, 56, 0),
  leaf(60, 98, 90, 0.5, "#7fae6a"),
  leaf(60, 98, -90, 0.5, "#7fae6a"),
  ...strewn(
    [
      [28, 78],
      [94, 78],
      [48, 94],
      [76, 92],
    ],
    1,
    "#c9c0b0",
  ),
];

export const olive = (): readonly SVGElement[] => [
  ...board(),
  box(18, 34, 50, 52, 9, "#d99a45"),
  box(18, 32, 50, 50, 9, "#efc274"),
  ...strewn(
    [
      [30, 44],
      [46, 42],
      [58, 50],
      [34, 60],
      [50, 62],
      [28, 74],
      [44, 76],
      [60, 72],
    ],
    3.4,
    "#d9a24f",
  ),
  rosemary(34, 70, 40, 0.62),
  rosemary(54, 60, -30, 0.55),
  ...strewn(
    [
      [26, 52],
      [40, 52],
      [56, 58],
      [38, 70],
      [54, 78],
      [24, 64],
    ],
    0.9,
    "#ffffff",
  ),
  circle(88, 66, 19, "#6d4a2a"),
  circle(88, 64, 19, "#e8e2d4"),
  circle(88, 64, 15.5, "#cfc7b2"),
  ...[
    [82, 58],
    [93, 57],
    [88, 67],
    [79, 68],
    [97, 67],
    [88, 76],
  ].flatMap(([x = 0, y = 0]) => [
    ellipse(x, y, 6, 5, "#7d9440"),
    ellipse(x - 1.6, y - 1.6, 1.8, 1.2, "#b9cc7c"),
    circle(x + 2.6, y + 0.6, 1.1, "#4f5f24"),
  ]),
];
