/**
 * The JSON texts of a field type that stand in a record just as they are stored, and that their bytes alone tell: text without escapes,
 * numbers in their shortest spelling, times in UTC with milliseconds. All others are the codec's to judge.
 */
export type Plain = PlainText | PlainNumber | PlainInstant;

export interface PlainText {
  readonly kind: "text";
  /** By byte: may it be the first, or one of the others? */
  readonly first: Alphabet;
  readonly rest: Alphabet;
  /** Bytes. */
  readonly minLength: number;
  readonly maxLength: number;
}

export interface PlainNumber {
  readonly kind: "number";
  readonly isWhole: boolean;
  readonly min: number;
  readonly max: number;
}

/** Milliseconds as well: they become the time's text. */
export interface PlainInstant {
  readonly kind: "instant";
  readonly earliestMs: number;
  readonly latestMs: number;
}

/** For each of 256 bytes 1 or 0. */
export type Alphabet = Uint8Array;

const quote = 0x22;
const backslash = 0x5c;

/** The ASCII characters that match, as far as JSON writes them as they are. */
export const alphabetOf = (character: RegExp): Alphabet =>
  Uint8Array.from({ length: 256 }, (_, byte) =>
    byte < 0x80 && isUnescaped(byte) && character.test(String.fromCharCode(byte)) ? 1 : 0,
  );

/** Every byte of UTF-8 that JSON writes as it is. */
export const anyByte: Alphabet = Uint8Array.from({ length: 256 }, (_, byte) => (isUnescaped(byte) ? 1 : 0));

function isUnescaped(byte: number): boolean {
  return byte >= 0x20 && byte !== quote && byte !== backslash;
}
