import { box, circle, ellipse, path, stroke } from "./svg";

/** A plate from above, 120 units wide with its shadow. */
export const plate = (): readonly SVGElement[] => [
  ellipse(60, 65, 53, 52, "#3b2a18", { opacity: 0.14 }),
  circle(60, 60, 52, "#fffdf9"),
  circle(60, 60, 52, "none", { stroke: "#e4d8c4", "stroke-width": 1.5 }),
  circle(60, 60, 38, "#f7f1e6"),
  stroke("M26 44a38 38 0 0 1 26-21", "#ffffff", 2, { opacity: 0.9 }),
];

/** A bowl from above. */
export const bowl = (glaze: string, inside: string): readonly SVGElement[] => [
  ellipse(60, 66, 52, 50, "#3b2a18", { opacity: 0.16 }),
  circle(60, 60, 50, glaze),
  circle(60, 60, 42, inside),
  stroke("M22 46a40 40 0 0 1 26-23", "#ffffff", 2.5, { opacity: 0.5 }),
];

/** An oval dish, for what is longer than a plate. */
export const ovalPlate = (): readonly SVGElement[] => [
  ellipse(60, 66, 57, 40, "#3b2a18", { opacity: 0.14 }),
  ellipse(60, 61, 57, 40, "#fffdf9", { stroke: "#e4d8c4", "stroke-width": 1.5 }),
  ellipse(60, 61, 46, 30, "#f7f1e6"),
];

/** A wooden board. */
export const board = (): readonly SVGElement[] => [
  box(8, 26, 104, 76, 14, "#3b2a18", { opacity: 0.16 }),
  box(8, 22, 104, 76, 14, "#b98652"),
  stroke("M18 40h84M14 60h58M22 80h80", "#a57341", 1.5, { opacity: 0.7 }),
  circle(100, 34, 4, "#8d5f33"),
];

/** A wine glass from the side; `level` is where the wine begins, from 24 (full) to 58 (empty). */
export const wineGlass = (wine: string, shine: string, level: number): readonly SVGElement[] => [
  ellipse(60, 111, 28, 4.5, "#3b2a18", { opacity: 0.18 }),
  path("M36 16c-4 26 2 46 24 48 22-2 28-22 24-48z", "#ffffff", { opacity: 0.35 }),
  path(wineBelow(level), wine),
  ellipse(60, level, wineWidth(level), 3.5, shine),
  stroke("M60 64v40", "#b9b0a3", 4),
  path("M38 108c2-4 12-5 22-5s20 1 22 5c-6 3-38 3-44 0z", "#cfc7ba"),
  stroke("M36 16c-4 26 2 46 24 48 22-2 28-22 24-48", "#b9b0a3", 1.8),
  ellipse(60, 16, 24, 3.5, "none", { stroke: "#b9b0a3", "stroke-width": 1.6 }),
  stroke("M42 24c-1 12 1 20 5 27", "#ffffff", 3, { opacity: 0.55 }),
];

/** Half of the glass's width at a height. */
const wineWidth = (level: number): number => 25 * Math.sqrt(Math.max(0, 1 - ((level - 26) / 40) ** 2));

const wineBelow = (level: number): string => {
  const width = wineWidth(level);
  return `M${60 - width} ${level}C${60 - width + 2} ${level + 18} 48 62 60 62s${width - 2} ${level + 18 - 62} ${width} ${level - 62}z`;
};
