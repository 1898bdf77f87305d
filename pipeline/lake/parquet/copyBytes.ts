/** Copies `source[start, end)` to `target[at…]`. A loop is faster than a call for the few bytes that most values have. */
export const copyBytes = (
  source: Uint8Array,
  start: number,
  end: number,
  target: Uint8Array,
  at: number,
): void => {
  if (end - start > fewBytes) target.set(source.subarray(start, end), at);
  else for (let from = start, to = at; from < end; from++, to++) target[to] = source[from] as number;
};

const fewBytes = 96;
