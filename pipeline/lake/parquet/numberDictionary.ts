/** A column's distinct numbers, in the order in which they are first seen; `codes` was filled with their places. */
export type NumberDictionary = Float64Array | Int32Array;

/**
 * Gives each of the values a code and returns the values by code, or undefined where they are too many for a dictionary to
 * pay. Numbers are told apart by their bits: 0 is not -0, and NaN is NaN.
 */
export const numberDictionary = (
  values: Float64Array | Int32Array,
  codes: Uint32Array,
): NumberDictionary | undefined => {
  const words = new Int32Array(values.buffer, values.byteOffset, values.byteLength / 4);
  const wordsEach = values.BYTES_PER_ELEMENT / 4;
  const most = Math.min(mostValues, values.length);
  let slots = new Int32Array(leastSlots);
  let distinct = 0;
  /** Where each distinct value first stands. */
  const firsts = new Uint32Array(most);

  const hashAt = (i: number): number => {
    const word = words[i * wordsEach] as number;
    const hash = wordsEach === 1 ? word : Math.imul(word, oddNumber) ^ (words[2 * i + 1] as number);
    const mixed = Math.imul(hash ^ (hash >>> 16), otherOddNumber);
    return mixed ^ (mixed >>> 15);
  };
  const areSame = (a: number, b: number): boolean =>
    wordsEach === 1
      ? words[a] === words[b]
      : words[2 * a] === words[2 * b] && words[2 * a + 1] === words[2 * b + 1];
  const growSlots = (): void => {
    slots = new Int32Array(slots.length * 4);
    for (let code = 0; code < distinct; code++) {
      let slot = hashAt(firsts[code] as number) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = code + 1;
    }
  };

  for (let i = 0; i < values.length; i++) {
    const mask = slots.length - 1;
    let slot = hashAt(i) & mask;
    let found = slots[slot] as number;
    let steps = 0;
    while (found !== 0 && !areSame(firsts[found - 1] as number, i)) {
      slot = (slot + 1) & mask;
      found = slots[slot] as number;
      steps += 1;
    }
    if (found === 0) {
      if (distinct >= mostValues || steps > mostSteps) return undefined;
      if (distinct >= trialValues && 2 * distinct > i) return undefined;
      firsts[distinct] = i;
      found = slots[slot] = ++distinct;
      if (2 * distinct > slots.length) growSlots();
    }
    codes[i] = found - 1;
  }
  const dictionary = values.slice(0, distinct);
  for (let code = 0; code < distinct; code++) dictionary[code] = values[firsts[code] as number] as number;
  return dictionary;
};

const mostValues = 2 ** 16;

/** From this many distinct values on, a column in which half of the values are new is given up. */
const trialValues = 4096;

/** A table that is half full seldom needs ten steps; nobody has to choose numbers that are kind to it. */
const mostSteps = 1000;

const leastSlots = 256;

const oddNumber = 0x9e3779b1;
const otherOddNumber = 0x85ebca6b;
