/**
 * The longest beginning of a UTF-8 text that is no longer than `longestBytes` and ends where a character does: no greater than
 * the text itself.
 */
export const shortMin = (utf8: Uint8Array, longestBytes: number): Uint8Array =>
  utf8.length <= longestBytes ? utf8 : utf8.subarray(0, startOfCharacter(utf8, longestBytes));

/**
 * A UTF-8 text of at most `longestBytes` that is no less than the given one, and in order with those of other texts: its beginning,
 * with the last character that can be replaced by the next one. Undefined where none can.
 */
export const shortMax = (utf8: Uint8Array, longestBytes: number): Uint8Array | undefined => {
  if (utf8.length <= longestBytes) return utf8;
  for (let end = startOfCharacter(utf8, longestBytes); end > 0; ) {
    const start = startOfCharacter(utf8, end - 1);
    const next = nextCharacter(utf8.subarray(start, end));
    if (next !== undefined) return Buffer.concat([utf8.subarray(0, start), next]);
    end = start;
  }
  return undefined;
};

/** Where the character that the byte at `at` belongs to begins. */
const startOfCharacter = (utf8: Uint8Array, at: number): number => {
  let start = at;
  while (((utf8[start] as number) & 0xc0) === 0x80) start--;
  return start;
};

/** The character that follows in the order of code points, if it takes no more bytes. */
const nextCharacter = (character: Uint8Array): Uint8Array | undefined => {
  const codePoint = Buffer.from(character).toString("utf8").codePointAt(0) as number;
  const next = codePoint === lastBeforeSurrogates ? firstBehindSurrogates : codePoint + 1;
  if (next > lastCodePoint) return undefined;
  const encoded = Buffer.from(String.fromCodePoint(next), "utf8");
  return encoded.length > character.length ? undefined : encoded;
};

const lastBeforeSurrogates = 0xd7ff;
const firstBehindSurrogates = 0xe000;
const lastCodePoint = 0x10ffff;
