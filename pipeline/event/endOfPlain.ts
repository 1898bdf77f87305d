import type { Plain, PlainInstant, PlainNumber, PlainText } from "./plain";

/**
 * Where a value ends, whose JSON text begins at `at`, if it is plain and fine; else -1, which says nothing of it but that it has to be
 * parsed. The bytes are UTF-8, and go on for {@link bytesBeyond} zeros at least where the JSON text ends.
 */
export const endOfPlain = (plain: Plain, bytes: Uint8Array, at: number): number => {
  if (plain.kind === "text") return endOfText(plain, bytes, at);
  if (plain.kind === "number") return endOfNumber(plain, bytes, at);
  return endOfInstant(plain, bytes, at);
};

/** So many zeros follow a text, so that reading it needs no look at its length. */
export const bytesBeyond = 32;

const quote = 0x22;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;

/** A character has no more UTF-16 code units than bytes, so a text of so many bytes at most is short enough. */
const endOfText = (
  { first, rest, minLength, maxLength }: PlainText,
  bytes: Uint8Array,
  at: number,
): number => {
  if (bytes[at] !== quote) return -1;
  const start = at + 1;
  let end = start;
  if (first[bytes[end] as number] === 0) return -1;
  end += 1;
  while (rest[bytes[end] as number] === 1) end += 1;
  const length = end - start;
  return bytes[end] === quote && length >= minLength && length <= maxLength ? end + 1 : -1;
};

/** Doubles hold every decimal of 15 digits, and give it back as it was. */
const exactDigits = 15;
/** Smaller fractions are written with an exponent. */
const leadingFractionDigits = 6;

const endOfNumber = ({ isWhole, min, max }: PlainNumber, bytes: Uint8Array, at: number): number => {
  const isNegative = bytes[at] === minus;
  const start = isNegative ? at + 1 : at;
  let end = start;
  let value = 0;
  for (let digit = digitAt(bytes, end); digit >= 0; digit = digitAt(bytes, end)) {
    value = value * 10 + digit;
    end += 1;
  }
  const digits = end - start;
  if (digits === 0 || digits > exactDigits || (digits > 1 && bytes[start] === zero)) return -1;
  if (bytes[end] === point) {
    if (isWhole) return -1;
    const fraction = end + 1;
    end = fraction;
    for (let digit = digitAt(bytes, end); digit >= 0; digit = digitAt(bytes, end)) {
      value = value * 10 + digit;
      end += 1;
      if (end - start - 1 > exactDigits) return -1;
    }
    const isShort = bytes[start] !== zero || end - fraction <= leadingFractionDigits;
    if (end === fraction || bytes[end - 1] === zero || !isShort) return -1;
    value /= 10 ** (end - fraction);
  } else if (isNegative && value === 0) return -1; // -0 is written as 0
  if (!isEnd(bytes[end])) return -1;
  const signed = isNegative ? -value : value;
  return signed >= min && signed <= max ? end : -1;
};

const endOfInstant = ({ earliestMs, latestMs }: PlainInstant, bytes: Uint8Array, at: number): number => {
  if (bytes[at] === quote) return isInstantText(bytes, at + 1) ? at + 26 : -1;
  let end = at;
  let ms = 0;
  for (let digit = digitAt(bytes, end); digit >= 0 && end - at < exactDigits; digit = digitAt(bytes, end)) {
    ms = ms * 10 + digit;
    end += 1;
  }
  return bytes[at] !== zero && isEnd(bytes[end]) && ms >= earliestMs && ms < latestMs ? end : -1;
};

/** `2026-03-01T18:42:07.120Z"`: a day of the calendar between the years 1990 and 2200. */
const isInstantText = (bytes: Uint8Array, at: number): boolean => {
  const year = twoDigits(bytes, at) * 100 + twoDigits(bytes, at + 2);
  const month = twoDigits(bytes, at + 5);
  const day = twoDigits(bytes, at + 8);
  const hour = twoDigits(bytes, at + 11);
  const minute = twoDigits(bytes, at + 14);
  const second = twoDigits(bytes, at + 17);
  return (
    bytes[at + 4] === minus &&
    bytes[at + 7] === minus &&
    bytes[at + 10] === 0x54 &&
    bytes[at + 13] === 0x3a &&
    bytes[at + 16] === 0x3a &&
    bytes[at + 19] === point &&
    bytes[at + 23] === 0x5a &&
    bytes[at + 24] === quote &&
    year >= 1990 &&
    year < 2200 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysOf(year, month) &&
    hour >= 0 &&
    hour < 24 &&
    minute >= 0 &&
    minute < 60 &&
    second >= 0 &&
    second < 60 &&
    digitAt(bytes, at + 20) >= 0 &&
    twoDigits(bytes, at + 21) >= 0
  );
};

const daysOf = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

const digitAt = (bytes: Uint8Array, at: number): number => {
  const digit = (bytes[at] as number) - zero;
  return digit >= 0 && digit <= 9 ? digit : -1;
};

/** -1000 where one of them is no digit. */
const twoDigits = (bytes: Uint8Array, at: number): number => {
  const tens = digitAt(bytes, at);
  const ones = digitAt(bytes, at + 1);
  return tens >= 0 && ones >= 0 ? tens * 10 + ones : -1000;
};

/** True for what may follow a number: space, tab, line break, comma, bracket or brace. */
const isEnd = (byte: number | undefined): boolean =>
  byte === 0x2c ||
  byte === 0x7d ||
  byte === 0x5d ||
  byte === 0x20 ||
  byte === 0x0a ||
  byte === 0x0d ||
  byte === 0x09;
