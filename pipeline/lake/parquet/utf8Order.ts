/**
 * Negative, zero or positive as `a` comes before, at or after `b` in the order of their UTF-8 bytes, which is
 * the order of code points and the one that Parquet's statistics are in. JavaScript's own `<` compares UTF-16
 * code units: there an emoji (a surrogate pair, from U+D800) comes before full-width text (U+FF00), in UTF-8
 * after it. Both strings must be well-formed.
 */
export const compareUtf8 = (a: string, b: string): number => {
  const common = Math.min(a.length, b.length);
  for (let i = 0; i < common; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
};

/** Puts surrogates, which stand for U+10000 and up, behind the rest of the basic plane. */
const rank = (codeUnit: number): number => {
  if (codeUnit < 0xd800) return codeUnit;
  return codeUnit < 0xe000 ? codeUnit + 0x2000 : codeUnit - 0x800;
};
