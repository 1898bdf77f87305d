import { threeDigits } from "./figureText";
import { escaped, svgPanel } from "./svg";
import type { Variant } from "./work";

/** A line of a plot: values over sizes. */
export interface Line {
  readonly name: string;
  readonly role: Variant["role"];
  readonly points: readonly { readonly size: number; readonly value: number }[];
}

export interface LinePlotOptions {
  /** What a value is in: `MB`. */
  readonly unit: string;
  /** A value that is not to be exceeded, and what it is. */
  readonly limit?: { readonly value: number; readonly name: string };
}

const [width, height] = [760, 300];
const room = { left: 70, right: 600, top: 52, bottom: 258 };

/** Values over sizes, these by their powers: from 1 to 10 million is as far as from 10 to 100. */
export const linePlot = (title: string, lines: readonly Line[], { unit, limit }: LinePlotOptions): string => {
  const points = lines.flatMap((line) => line.points);
  const sizes = [...new Set(points.map(({ size }) => size))].sort((a, b) => a - b);
  const [first = 1, last = 1] = [sizes[0], sizes.at(-1)];
  const largest = niceAbove(Math.max(limit?.value ?? 0, ...points.map(({ value }) => value)));
  const x = (size: number): number =>
    last === first
      ? (room.left + room.right) / 2
      : room.left + 20 + ((room.right - room.left - 40) * Math.log(size / first)) / Math.log(last / first);
  const y = (value: number): number => room.bottom - ((room.bottom - room.top) * value) / largest;

  const grid = [0, 0.5, 1].map((share) => {
    const at = y(largest * share).toFixed(1);
    return (
      `<line class="axis" x1="${room.left}" x2="${room.right}" y1="${at}" y2="${at}"/>` +
      `<text class="number" x="${room.left - 8}" y="${Number(at) + 4}" text-anchor="end">${share === 0 ? 0 : threeDigits(largest * share)}</text>`
    );
  });
  const ticks = sizes.map(
    (size) =>
      `<text class="number" x="${x(size).toFixed(1)}" y="${room.bottom + 20}" text-anchor="middle">${sizeText(size)}</text>`,
  );
  const nameYs = apart(lines.map(({ points: of }) => y(of.at(-1)?.value ?? 0)));
  const drawn = lines.map(({ name, role, points: of }, line) => {
    const at = of.map(({ size, value }) => `${x(size).toFixed(1)},${y(value).toFixed(1)}`);
    return [
      `<polyline class="${role}" points="${at.join(" ")}"/>`,
      ...at.map(
        (point) =>
          `<circle class="${role}" cx="${point.split(",")[0]}" cy="${point.split(",")[1]}" r="3.5"/>`,
      ),
      `<text x="${room.right + 10}" y="${((nameYs[line] ?? 0) + 4).toFixed(1)}">${escaped(name)}</text>`,
    ].join("");
  });
  const bound =
    limit === undefined
      ? []
      : [
          `<line class="limit" x1="${room.left}" x2="${room.right}" y1="${y(limit.value).toFixed(1)}" y2="${y(limit.value).toFixed(1)}"/>` +
            `<text class="number" x="${room.left + 8}" y="${(y(limit.value) - 6).toFixed(1)}">${escaped(limit.name)}</text>`,
        ];
  return svgPanel(width, height, title, [
    `<text class="number" x="${room.left - 8}" y="44" text-anchor="end">${escaped(unit)}</text>`,
    ...grid,
    ...ticks,
    ...bound,
    ...drawn,
  ]);
};

const textHeight = 17;

/** Heights of texts, moved down where one would stand on another. */
const apart = (heights: readonly number[]): readonly number[] => {
  const placed = [...heights];
  let lowest = Number.NEGATIVE_INFINITY;
  for (const at of heights.map((_, index) => index).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))) {
    lowest = Math.max(heights[at] ?? 0, lowest + textHeight);
    placed[at] = lowest;
  }
  return placed;
};

/** 1000000 → "1M" */
const sizeText = (size: number): string =>
  size >= 1e6 ? `${size / 1e6}M` : size >= 1e3 ? `${size / 1e3}k` : String(size);

/** The next of 1, 1.5, 2, 3, 4, 6, 8, 10, 15, … */
const niceAbove = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 1.5, 2, 3, 4, 6, 8, 10].find((step) => step * power >= value) ?? 10);
};
