import { leaf, raspberry, strewn } from "./garnish";
import { ellipse, path, stroke } from "./svg";
import { plate } from "./tableware";

export const tiramisu = (): readonly SVGElement[] => [
  ...plate(),
  ellipse(62, 84, 34, 9, "#3b2a18", { opacity: 0.18 }),
  path("M28 56l30 12v22l-30-13z", "#e9d3ab"),
  path("M58 68l36-14v21L58 90z", "#f4e5c6"),
  path("M28 63l30 12v5L28 68zM28 73l30 12v5L28 77z", "#7a4a28"),
  path("M58 75l36-14v5L58 80zM58 84l36-14v5L58 90z", "#8d5932"),
  path("M28 56l36-15 30 13-36 14z", "#4f2d17"),
  ...strewn(
    [
      [44, 54],
      [52, 50],
      [60, 47],
      [68, 48],
      [76, 52],
      [84, 54],
      [50, 58],
      [58, 55],
      [66, 54],
      [74, 57],
      [60, 61],
      [68, 60],
      [42, 57],
      [56, 63],
    ],
    1.2,
    "#7d5130",
  ),
  ...strewn(
    [
      [26, 90],
      [36, 96],
      [92, 88],
      [84, 94],
      [20, 66],
      [100, 68],
    ],
    1.1,
    "#6d4426",
  ),
  leaf(66, 50, -20, 0.5, "#6a9a4c"),
  leaf(67, 50, 44, 0.45, "#4f7f3a"),
];

export const pannaCotta = (): readonly SVGElement[] => [
  ...plate(),
  ellipse(60, 82, 36, 11, "#b3274a"),
  ellipse(60, 80, 34, 9, "#c93a5c"),
  path("M32 76c1-14 4-30 9-36 8-6 30-6 38 0 5 6 8 22 9 36-8 9-48 9-56 0z", "#fff8ec"),
  path("M74 38c4 1 5 2 5 2 5 6 8 22 9 36-3 3-10 5-17 6 5-12 6-30 3-44z", "#f0e3cd"),
  ellipse(60, 41, 19, 5.6, "#fffdf7"),
  path(
    "M42 40c8 6 28 6 36 0 3 6 4 12 2 14-3 2-5-3-7-6-2 6-3 14-6 14s-4-8-6-13c-3 4-4 9-7 8s-3-6-4-9c-3 3-5 4-7 2-2-3-2-7-1-10z",
    "#c93a5c",
  ),
  raspberry(53, 36, 0.9),
  raspberry(66, 36, 0.9),
  raspberry(60, 30, 0.95),
  raspberry(26, 74, 0.8),
  raspberry(93, 80, 0.75),
  leaf(66, 30, 52, 0.5, "#6a9a4c"),
  stroke("M40 54c-2 6-3 12-3 18", "#ffffff", 2.4, { opacity: 0.9 }),
];
