import type { LineScan } from "./lineScan";
import { textEnd } from "./textEnd";

const longestBytes = 128;

const ones = 0x01010101;
const tops = 0x80808080 | 0;

/**
 * Reads an identifier and its closing quote without making a string of it; gives where it ends, or -1 for one that is to be judged by its
 * codec: here it is of 1 to 128 of the visible letters of ASCII, which are all as the rule of identifiers wants them.
 */
export const readIdentifier = (scan: LineScan): number => {
  const { view, at } = scan;
  const end = textEnd(scan);
  if (end <= at || end - at > longestBytes) return -1;
  for (let offset = at; offset < end; offset += 4) {
    const rest = end - offset;
    // what lies behind the end is put out of sight by letters
    const word =
      rest >= 4
        ? view.getInt32(offset, true)
        : (view.getInt32(offset, true) << (8 * (4 - rest))) | (letters >>> (8 * rest));
    const beyondAscii = word & tops;
    const blankOrBelow = (word - 0x21212121) & ~word & tops;
    const turned = word ^ 0x7f7f7f7f;
    const deleted = (turned - ones) & ~turned & tops;
    if ((beyondAscii | blankOrBelow | deleted) !== 0) return -1;
  }
  scan.at = end + 1;
  return end;
};

const letters = 0x61616161;
