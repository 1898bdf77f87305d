import { isUtf8 } from "node:buffer";
import { type LineScan, lineScan, slackBytes, viewOf } from "./lineScan";

const backslash = 0x5c;
const newline = 0x0a;

/**
 * Prepares lines to be scanned. Undefined for a line that has an escape, and for all lines of bytes that are not UTF-8 as a
 * whole. The bytes that are given stay as they are.
 */
export const scannableLines = (): ((bytes: Buffer, start: number, end: number) => LineScan | undefined) => {
  const inPlace = lineScan(false);
  const copied = lineScan(true);
  let isText = false;
  // the first backslash at `searchedFrom` or behind it
  let searchedFrom = 0;
  let nextEscape = 0;

  const take = (bytes: Buffer): void => {
    inPlace.bytes = bytes;
    inPlace.view = viewOf(bytes);
    isText = isUtf8(bytes);
    searchedFrom = Number.POSITIVE_INFINITY;
  };

  const hasEscape = (bytes: Buffer, start: number, end: number): boolean => {
    if (start < searchedFrom || nextEscape < start) {
      searchedFrom = start;
      const found = bytes.indexOf(backslash, start);
      nextEscape = found === -1 ? Number.POSITIVE_INFINITY : found;
    }
    return nextEscape < end;
  };

  /** A line behind which there is no room lies by itself, before zeros. */
  const copy = (bytes: Buffer, start: number, end: number): LineScan => {
    const length = end - start;
    if (length + slackBytes > copied.bytes.length) {
      copied.bytes = Buffer.alloc(2 * length + slackBytes);
      copied.view = viewOf(copied.bytes);
    }
    bytes.copy(copied.bytes, 0, start, end);
    copied.bytes.fill(0, length, length + slackBytes);
    copied.at = 0;
    copied.end = length;
    return copied;
  };

  return (bytes, start, end) => {
    if (bytes !== inPlace.bytes) take(bytes);
    if (!isText || hasEscape(bytes, start, end)) return undefined;
    if (bytes[end] !== newline || end + slackBytes > inPlace.view.byteLength) return copy(bytes, start, end);
    inPlace.at = start;
    inPlace.end = end;
    return inPlace;
  };
};
