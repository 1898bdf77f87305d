import { strewn } from "./garnish";
import { box, circle, group, path, stroke, svg } from "./svg";

/** The town at night, with the moon that the restaurant is named after. Decoration: it says nothing. */
export const nightPicture = (): SVGSVGElement =>
  svg(
    "svg",
    { viewBox: "0 0 960 240", class: "night", preserveAspectRatio: "xMaxYMid slice", "aria-hidden": "true" },
    box(0, 0, 960, 240, 0, "#1b2138"),
    circle(852, 74, 92, "#28304e", { opacity: 0.55 }),
    circle(852, 74, 62, "#343d60", { opacity: 0.6 }),
    circle(852, 74, 38, "#f4e3b0"),
    circle(840, 64, 7, "#e6d196"),
    circle(863, 86, 9, "#e6d196"),
    circle(866, 60, 4, "#e6d196"),
    ...strewn(stars, 1.3, "#f7edd0"),
    box(0, 196, 960, 44, 0, "#0f1324"),
    group("translate(0 0)", ...town()),
    group("translate(479.5 0)", ...town()),
  );

const stars = [
  [40, 30],
  [140, 24],
  [196, 48],
  [290, 22],
  [352, 40],
  [420, 70],
  [470, 26],
  [560, 18],
  [640, 22],
  [730, 30],
  [772, 100],
  [926, 28],
  [936, 120],
  [790, 22],
  [700, 66],
  [905, 150],
  [330, 96],
  [90, 62],
] as const;

/** Hills, roofs, lit windows and a string of lamps; two stand side by side without a seam. */
const town = (): readonly SVGElement[] => [
  path("M0 176l60-24 46 20 54-34 64 34 40-18 58 28 50-20 56 26 52-12v64H0z", "#161b2f"),
  path(
    "M0 240v-52h34v-16l18-12 18 12v22h26v-34h12v-12h14v12h14v30h30v-22l24-16 24 16v26h34v-38h50v34h22v-22l20-14 20 14v28h30v-30h16v-14h18v14h22v22h32v46z",
    "#0f1324",
  ),
  ...windows.map(([x, y]) => box(x, y, 7, 10, 1, "#f2b75a", { opacity: 0.9 })),
  stroke("M0 208c60 18 120 18 180 2s120-12 170 2 90 10 130-4", "#3a3f57", 1.4),
  ...strewn(lamps, 3, "#ffd98c"),
];

const windows = [
  [46, 186],
  [58, 186],
  [112, 172],
  [122, 190],
  [190, 184],
  [206, 184],
  [262, 170],
  [278, 170],
  [294, 170],
  [262, 190],
  [344, 186],
  [356, 186],
  [420, 178],
  [436, 194],
] as const;

const lamps = [
  [22, 213],
  [54, 220],
  [88, 222],
  [122, 221],
  [156, 216],
  [190, 208],
  [224, 203],
  [258, 203],
  [292, 204],
  [326, 207],
  [360, 214],
  [394, 216],
  [428, 215],
  [460, 210],
] as const;
