import type { Random } from "../../local/simulation/random";

/** Draws a number from 0 to `count` - 1, the first the most often: the chance of the nth is as 1 / n^`exponent`. */
export const zipf = (count: number, exponent: number): ((random: Random) => number) => {
  const upTo = new Float64Array(count);
  let total = 0;
  for (let at = 0; at < count; at++) {
    total += (at + 1) ** -exponent;
    upTo[at] = total;
  }
  return ({ next }) => {
    const drawn = next() * total;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (drawn < (upTo[middle] as number)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
};
