/** Chance that repeats itself: the same seed words give the same draws, on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  /** One of a list that is not empty. */
  pick<A>(list: readonly [A, ...A[]]): A;
  /** As many random hex digits as asked for. */
  hex(digits: number): string;
}

/**
 * A generator of its own for each triple of 32-bit seed words and each small `stream` number: Chris
 * Doty-Humphrey's sfc32. The words are its state, so that two different triples never run in step.
 */
export const random = (words: readonly [number, number, number], stream: number): Random => {
  let [a, b, c] = words.map((word) => word | 0) as [number, number, number];
  let counter = stream | 0;

  const uint32 = (): number => {
    const drawn = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + drawn) | 0;
    return drawn >>> 0;
  };
  for (let round = 0; round < roundsToMix; round++) uint32();

  const next = (): number => uint32() / 2 ** 32;
  const between = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    chance: (probability) => next() < probability,
    between,
    pick: <A>(list: readonly [A, ...A[]]) => list[between(0, list.length - 1)] as A,
    hex: (digits) => {
      let text = "";
      while (text.length < digits) text += hexOfPair[uint32() >>> 16];
      return text.slice(0, digits);
    },
  };
};

const roundsToMix = 20;

/** "0000" to "ffff". */
const hexOfPair = Array.from({ length: 2 ** 16 }, (_, pair) => pair.toString(16).padStart(4, "0"));

/** Something that is drawn as often as its weight says, relative to the others' weights. */
export interface Weighted {
  readonly weight: number;
}

/** Binds a list with weights; each call draws one of it. */
export const weighted = <A extends Weighted>(list: readonly [A, ...A[]]): ((random: Random) => A) => {
  let total = 0;
  const upTo = list.map(({ weight }) => {
    total += weight;
    return total;
  });
  return ({ next }) => {
    const drawn = next() * total;
    let [low, high] = [0, list.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (drawn < (upTo[middle] as number)) high = middle;
      else low = middle + 1;
    }
    return list[low] as A;
  };
};
