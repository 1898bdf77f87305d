import type { TimeKind } from "./plotSpecs";

/**
 * The times of an axis without gaps: every day, or every step of the shortest distance, from the first to the last. Columns stand at
 * equal distances, and a day without one leaves its place empty.
 */
export const everyTime = (kind: TimeKind, xs: readonly string[]): readonly string[] => {
  const times = [...new Set(xs.map((x) => Date.parse(x)))]
    .filter((time) => !Number.isNaN(time))
    .sort((a, b) => a - b);
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return [];
  const step = kind === "day" ? 86_400_000 : shortestDistance(times);
  const byTime = new Map(xs.map((x) => [Date.parse(x), x]));
  const count = Math.floor((last - first) / step) + 1;
  const even = times.every((time) => (time - first) % step === 0);
  const all =
    even && count <= most ? Array.from({ length: count }, (_, index) => first + index * step) : times;
  return all.map((time) => byTime.get(time) ?? written(kind, time));
};

/** More than that no chart can show. */
const most = 4000;

const shortestDistance = (sorted: readonly number[]): number =>
  Math.min(...sorted.slice(1).map((time, index) => time - (sorted[index] ?? 0)), Number.MAX_SAFE_INTEGER);

const written = (kind: TimeKind, time: number): string => {
  const iso = new Date(time).toISOString();
  return kind === "day" ? iso.slice(0, 10) : iso;
};
