import { citrus, strewn } from "./garnish";
import { box, circle, ellipse, path, stroke } from "./svg";
import { wineGlass } from "./tableware";

export const montepulciano = (): readonly SVGElement[] => wineGlass("#6d1730", "#8f2a48", 34);

export const vermentino = (): readonly SVGElement[] => wineGlass("#ecd98a", "#f7ebb4", 36);

export const spritz = (): readonly SVGElement[] => [
  ellipse(60, 111, 26, 4.5, "#3b2a18", { opacity: 0.18 }),
  stroke("M74 6L60 58", "#3f6f5d", 3.2),
  citrus(87, 26, 14, "#e2731c", "#f4a24a"),
  path("M28 26c-2 30 8 52 32 52s34-22 32-52z", "#ffffff", { opacity: 0.35 }),
  path("M29 36c0 24 9 40 31 40s31-16 31-40z", "#e8662a"),
  path("M29 36c0 8 1 15 4 21 16 5 40 2 56-8 1-4 2-9 2-13z", "#f2883c"),
  box(38, 38, 17, 17, 4, "#ffffff", { opacity: 0.42, transform: "rotate(-12 46 46)" }),
  box(60, 42, 16, 16, 4, "#ffffff", { opacity: 0.36, transform: "rotate(14 68 50)" }),
  box(48, 56, 14, 14, 4, "#ffffff", { opacity: 0.28, transform: "rotate(6 55 63)" }),
  ellipse(76, 66, 6, 5, "#7d9440"),
  circle(78, 66, 1.3, "#c5331f"),
  ellipse(60, 36, 31, 4, "#f9a75e"),
  ...strewn(
    [
      [44, 66],
      [52, 72],
      [68, 70],
      [40, 58],
      [82, 54],
      [62, 66],
    ],
    1.1,
    "#ffd6ab",
  ),
  stroke("M60 78v26", "#b9b0a3", 4),
  path("M40 108c2-4 10-5 20-5s18 1 20 5c-6 3-34 3-40 0z", "#cfc7ba"),
  stroke("M28 26c-2 30 8 52 32 52s34-22 32-52", "#b9b0a3", 1.8),
  ellipse(60, 26, 32, 4, "none", { stroke: "#b9b0a3", "stroke-width": 1.6 }),
  stroke("M36 34c0 12 3 21 8 28", "#ffffff", 3, { opacity: 0.5 }),
];
