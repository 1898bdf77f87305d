import type { SpreadScale } from "./spreadScale";

/** Dots by how much their names matter: those far out by either measure, and those far off what the others would let one expect. */
export const outstandingFirst = <A extends { readonly x: number; readonly y: number }>(
  dots: readonly A[],
  x: SpreadScale,
  y: SpreadScale,
): readonly A[] => {
  const places = dots.map((dot) => ({ dot, x: x.at(dot.x), y: y.at(dot.y) }));
  const across = mean(places.map((place) => place.x));
  const up = mean(places.map((place) => place.y));
  const covariance = mean(places.map((place) => (place.x - across) * (place.y - up)));
  const variance = mean(places.map((place) => (place.x - across) ** 2));
  const slope = variance > 0 ? covariance / variance : 0;
  return places
    .map((place) => {
      const off = Math.abs(place.y - up - slope * (place.x - across));
      return { dot: place.dot, matters: Math.max(place.x, place.y) + 1.5 * off };
    })
    .sort((a, b) => b.matters - a.matters)
    .map(({ dot }) => dot);
};

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
