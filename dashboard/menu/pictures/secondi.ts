import { citrus, leaf, rocket, rosemary, strewn } from "./garnish";
import { box, circle, ellipse, group, path, stroke } from "./svg";
import { ovalPlate, plate } from "./tableware";

export const branzino = (): readonly SVGElement[] => [
  ...ovalPlate(),
  citrus(38, 44, 10),
  citrus(58, 38, 10),
  citrus(78, 42, 9),
  path(
    "M12 62c10-16 30-22 50-20 14 1 24 8 32 16l14-12c-2 8-2 22 1 32l-15-12c-9 8-20 14-34 15-20 1-38-6-48-19z",
    "#8d9aa3",
  ),
  path("M12 62c12 10 30 16 48 14 14-1 25-7 34-16 6 2 4 4 0 6-9 8-20 14-34 15-20 1-38-6-48-19z", "#d9dee0"),
  path("M46 44c4-8 18-9 26-2z", "#76848e"),
  path("M50 81c2 6 10 8 15 3l-4-5z", "#76848e"),
  stroke("M30 50c4 6 4 16 0 24", "#6d7a83", 1.8),
  stroke("M44 54l9 12M56 52l9 13M68 53l8 11", "#b0653a", 2.6),
  stroke("M38 58h46", "#77858e", 1.2, { "stroke-dasharray": "2 2.6" }),
  circle(22, 58, 3, "#fffdf9"),
  circle(22, 58, 1.6, "#26221d"),
  rosemary(96, 84, 118, 0.75),
  leaf(44, 86, 96, 0.5),
  ...strewn(
    [
      [72, 84],
      [80, 82],
      [34, 82],
    ],
    2,
    "#c43f33",
  ),
];

const slice = (x: number, y: number, turn: number): SVGElement =>
  group(
    `translate(${x} ${y}) rotate(${turn})`,
    box(-7, -19, 15, 40, 6, "#3b2a18", { opacity: 0.16 }),
    box(-8, -21, 15, 40, 6, "#5f3420"),
    box(-5.4, -17.5, 10, 33, 4.4, "#c4545a"),
    box(-3, -14, 5.2, 26, 2.6, "#dd7f80"),
    stroke("M-7.4-10l3 2M-7.4 0l3 2M-7.4 10l3 2", "#2f180d", 1.8),
  );

export const tagliata = (): readonly SVGElement[] => [
  ...plate(),
  rocket(40, 92, -40, 1.1),
  rocket(84, 92, 44, 1.1),
  rocket(60, 98, 4, 1.1),
  slice(35, 60, -16),
  slice(48, 57, -8),
  slice(61, 56, 0),
  slice(74, 57, 8),
  slice(87, 61, 16),
  rosemary(46, 52, 62, 0.9),
  ...strewn(
    [
      [40, 40],
      [54, 36],
      [70, 38],
      [82, 44],
      [64, 74],
      [50, 74],
    ],
    1,
    "#ffffff",
  ),
];

export const melanzane = (): readonly SVGElement[] => [
  ...plate(),
  ellipse(60, 80, 36, 12, "#b23a22"),
  ...[0, 1, 2].flatMap((layer) => {
    const y = 68 - layer * 14;
    return [
      path(`M30 ${y + 6}c0-5 3-7 8-7h44c5 0 8 2 8 7v4c-16 5-44 5-60 0z`, "#4f2f4b"),
      path(`M31 ${y}c10-6 48-6 58 0v4c-10 5-48 5-58 0z`, "#7a4a63"),
      path(
        `M29 ${y - 3}c8-6 54-6 62 0 2 5-2 8-5 6-3 5-7 4-9 1-3 3-8 4-11 0-4 4-9 4-12 0-4 3-9 3-11-1-6 4-13 1-14-6z`,
        layer === 2 ? "#f4dca0" : "#c8432a",
      ),
    ];
  }),
  path("M34 36c10-7 42-7 52 0 1 5-6 6-8 3-3 4-9 4-12 0-4 4-10 4-13 0-6 5-18 3-19-3z", "#f8e7b9"),
  ...strewn(
    [
      [46, 36],
      [58, 34],
      [72, 36],
      [66, 38],
    ],
    2,
    "#d8a04a",
  ),
  leaf(58, 36, -28, 0.72),
  leaf(61, 36, 36, 0.66, "#66943f"),
];

export const patate = (): readonly SVGElement[] => [
  ...plate(),
  ...[
    [44, 46, 20],
    [66, 42, -16],
    [82, 56, 40],
    [58, 60, 8],
    [38, 66, -30],
    [76, 76, -12],
    [54, 80, 24],
  ].map(([x, y, turn]) =>
    group(
      `translate(${x} ${y}) rotate(${turn})`,
      ellipse(1, 2, 13, 9.5, "#3b2a18", { opacity: 0.14 }),
      ellipse(0, 0, 13, 9.5, "#c98a34"),
      ellipse(-1, -1.4, 11, 7.2, "#edc169"),
      stroke("M-7-3c3-3 8-3 11-1", "#fbe6b5", 1.8),
      ...strewn(
        [
          [5, 2],
          [-4, 3],
        ],
        1.1,
        "#a8692a",
      ),
    ),
  ),
  rosemary(54, 72, 58, 0.8),
  rosemary(72, 60, -50, 0.7),
  ...strewn(
    [
      [50, 52],
      [70, 52],
      [64, 70],
      [44, 74],
      [84, 66],
    ],
    0.9,
    "#ffffff",
  ),
];

const tomato = (x: number, y: number, r: number, skin: string, flesh: string): SVGElement =>
  group(
    `translate(${x} ${y}) scale(${r / 12})`,
    circle(0.6, 1.4, 12, "#3b2a18", { opacity: 0.14 }),
    circle(0, 0, 12, skin),
    circle(0, 0, 10.2, flesh),
    ...[0, 72, 144, 216, 288].map((turn) =>
      group(
        `rotate(${turn})`,
        ellipse(0, -6, 3, 3.3, skin, { opacity: 0.75 }),
        ...strewn(
          [
            [-1, -6.6],
            [1, -5.2],
          ],
          0.6,
          "#f9e3a0",
        ),
      ),
    ),
    circle(0, 0, 2, flesh),
  );

export const insalata = (): readonly SVGElement[] => [
  ...plate(),
  tomato(45, 46, 15, "#c5331f", "#e25b41"),
  tomato(76, 48, 14, "#d98a1c", "#f1b03f"),
  tomato(60, 70, 15, "#c5331f", "#e25b41"),
  tomato(38, 74, 11, "#7d963c", "#a9bf63"),
  tomato(84, 74, 10, "#c5331f", "#e25b41"),
  ...[
    [60, 48, 9],
    [48, 62, 8],
    [74, 64, 8],
  ].flatMap(([x = 0, y = 0, r = 0]) => [
    circle(x, y, r, "none", { stroke: "#a5477a", "stroke-width": 1.8 }),
    circle(x, y, r - 2.6, "none", { stroke: "#e3bcd2", "stroke-width": 1.3 }),
  ]),
  leaf(60, 62, -36, 0.66),
  leaf(64, 62, 38, 0.6, "#66943f"),
  leaf(44, 86, 84, 0.48),
];
