import type { LineScan } from "./lineScan";

/** A double tells all decimal numbers of so many digits apart. */
const digitsLimit = 15;

const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;

/**
 * Reads a number of 15 digits at the most that stands exactly as `JSON.stringify` writes it, and needs no exponent; NaN for
 * any other.
 */
export const readPlainNumber = (scan: LineScan): number => {
  const { view } = scan;
  let at = scan.at;
  const isNegative = view.getUint8(at) === minus;
  if (isNegative) at += 1;

  const wholeFrom = at;
  let digits = 0;
  let digit = view.getUint8(at) - zero;
  while (digit >= 0 && digit <= 9 && at - wholeFrom < digitsLimit) {
    digits = digits * 10 + digit;
    at += 1;
    digit = view.getUint8(at) - zero;
  }
  const wholeLength = at - wholeFrom;
  if (wholeLength === 0 || (wholeLength > 1 && view.getUint8(wholeFrom) === zero)) return Number.NaN;

  if (view.getUint8(at) !== point) {
    // a further digit is no end of a number either, so what follows is found not to fit
    scan.at = at;
    if (isNegative) return digits === 0 ? Number.NaN : -digits;
    return digits;
  }
  return fraction(scan, at + 1, digits, wholeLength, isNegative);
};

const fraction = (
  scan: LineScan,
  from: number,
  whole: number,
  wholeLength: number,
  isNegative: boolean,
): number => {
  const { view } = scan;
  let at = from;
  let digits = whole;
  let digit = view.getUint8(at) - zero;
  while (digit >= 0 && digit <= 9 && at - from + wholeLength < digitsLimit) {
    digits = digits * 10 + digit;
    at += 1;
    digit = view.getUint8(at) - zero;
  }
  const length = at - from;
  const endsInZero = length > 0 && view.getUint8(at - 1) === zero;
  // both are exact, so their quotient is the double that is nearest to what is written
  const value = digits / (powersOfTen[length] as number);
  if (length === 0 || endsInZero || value < smallestPlain) return Number.NaN;
  scan.at = at;
  return isNegative ? -value : value;
};

const powersOfTen = Array.from({ length: digitsLimit + 1 }, (_, power) => Number(`1e${power}`));

/** Smaller ones are written with an exponent. */
const smallestPlain = 1e-6;
