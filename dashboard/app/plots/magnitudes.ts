/**
 * Round values of a range by orders of magnitude, no more than fit: 1, 2, 5, 10 where there is room; 1, 10, 100; or every second or third
 * power of ten.
 */
export const magnitudes = (from: number, to: number, atMost: number): readonly number[] => {
  const first = Math.floor(Math.log10(from));
  const last = Math.ceil(Math.log10(to));
  const all = ([factors, every]: Candidate): readonly number[] =>
    Array.from(
      { length: Math.floor((last - first) / every) + 1 },
      (_, index) => 10 ** (first + index * every),
    )
      .flatMap((power) => factors.map((factor) => Number((power * factor).toPrecision(6))))
      .filter((value) => value >= from && value <= to);
  return candidates.map(all).find(({ length }) => length <= Math.max(2, atMost)) ?? [];
};

/** Leading digits, and of which powers. */
type Candidate = readonly [factors: readonly number[], every: number];

const candidates: readonly Candidate[] = [
  [[1, 2, 5], 1],
  [[1, 3], 1],
  [[1], 1],
  [[1], 2],
  [[1], 3],
  [[1], 6],
  [[1], 12],
];
