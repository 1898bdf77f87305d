import type { LineScan } from "./lineScan";

const ones = 0x01010101;
const tops = 0x80808080 | 0;
const quotes = 0x22222222;
const blanks = 0x20202020;

/**
 * The place of the quote that ends the text from `at` on, and the text's hash in `scan.hash`; -1 where the line has no such
 * quote, or the text has a control character, which JSON does not allow. The line has no backslash.
 *
 * Four bytes are looked at together: `(w - 0x01010101) & ~w & 0x80808080` has the top bit of each byte that is zero, up
 * to the first of them for certain; with 0x20202020 instead, of each byte below 0x20.
 */
export const textEnd = (scan: LineScan): number => {
  const { view, end } = scan;
  let hash = 0;
  for (let at = scan.at; at < end; at += 4) {
    const word = view.getInt32(at, true);
    const turned = word ^ quotes;
    const found = (turned - ones) & ~turned & tops;
    const control = (word - blanks) & ~word & tops;
    if (found === 0) {
      if (control !== 0) return -1;
      hash = mixed(hash, word);
      continue;
    }
    const first = found & -found;
    if ((control & (first - 1)) !== 0) return -1;
    const rest = (31 - Math.clz32(first)) >> 3;
    scan.hash = mixed(hash, rest === 0 ? 0 : word << (8 * (4 - rest)));
    return at + rest < end ? at + rest : -1;
  }
  return -1;
};

const mixed = (hash: number, word: number): number => {
  const product = Math.imul(hash ^ word, 0x9e3779b1);
  return product ^ (product >>> 15);
};
