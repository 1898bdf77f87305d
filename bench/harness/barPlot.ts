import { threeDigits } from "./figureText";
import { escaped, svgPanel } from "./svg";
import type { Variant } from "./work";

/** A bar of a plot. */
export interface Bar {
  readonly name: string;
  readonly role: Variant["role"];
  readonly value: number;
}

const width = 760;
const [namesWidth, numbersWidth] = [230, 70];
const rowHeight = 26;

/** Horizontal bars from the longest scale's zero, one below the other, with their numbers. */
export const barPlot = (title: string, bars: readonly Bar[]): string => {
  const largest = Math.max(...bars.map(({ value }) => value));
  const room = width - namesWidth - numbersWidth - 16;
  return svgPanel(
    width,
    48 + bars.length * rowHeight,
    title,
    bars.map(({ name, role, value }, at) => {
      const y = 42 + at * rowHeight;
      const length = Math.max(1, (room * value) / largest);
      return [
        `<text x="${namesWidth - 8}" y="${y + 14}" text-anchor="end">${escaped(name)}</text>`,
        `<rect class="${role}" x="${namesWidth}" y="${y}" width="${length.toFixed(1)}" height="${rowHeight - 8}"/>`,
        `<text class="number" x="${(namesWidth + length + 8).toFixed(1)}" y="${y + 14}">${threeDigits(value)}</text>`,
      ].join("");
    }),
  );
};
