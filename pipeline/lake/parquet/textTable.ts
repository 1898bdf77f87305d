import { copyBytes } from "./copyBytes";
import { hashBytes } from "./hashBytes";
import type { HeldRows } from "./heldRows";

/** Texts as UTF-8, one behind the other, in the order in which they were added. */
export interface TextTable {
  readonly count: number;
  readonly bytes: Buffer;
  readonly starts: Uint32Array;
  /** Adds a text and returns its place. */
  append(value: string): number;
  appendUtf8(bytes: Buffer, start: number, end: number): number;
  /** The place of an equal text, or -1. Asked for the first time it makes an index of all that is there. */
  placeOf(bytes: Buffer, start: number, end: number): number;
  /** Whether texts that differ share so many hashes that looking them up takes long: nobody has to choose kind ones. */
  readonly isCrowded: boolean;
  clear(): void;
  letGo(): void;
}

export const textTable = (held: HeldRows): TextTable => {
  let bytes = Buffer.allocUnsafeSlow(0);
  let starts = new Uint32Array(1);
  let count = 0;
  let length = 0;
  /** Open addressing: one more than a place, or 0. */
  let index: Int32Array | undefined;
  let isCrowded = false;

  const makeRoom = (longest: number): void => {
    if (length + longest > bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(leastBytes, 2 * bytes.length, length + longest));
      held.heldBytes += larger.length - bytes.length;
      bytes.copy(larger, 0, 0, length);
      bytes = larger;
    }
    if (count + 1 >= starts.length) {
      const larger = new Uint32Array(Math.max(64, 2 * starts.length));
      held.heldBytes += 4 * (larger.length - starts.length);
      larger.set(starts);
      starts = larger;
    }
  };

  const appended = (end: number): number => {
    held.textBytes += end - length;
    length = end;
    const place = count++;
    starts[count] = end;
    if (index !== undefined) {
      if (2 * count > index.length) makeIndex();
      else enter(index, place);
    }
    return place;
  };

  const makeIndex = (): Int32Array => {
    const larger = new Int32Array(Math.max(256, 2 ** Math.ceil(Math.log2(4 * (count + 1)))));
    held.heldBytes += 4 * (larger.length - (index?.length ?? 0));
    index = larger;
    for (let place = 0; place < count; place++) enter(larger, place);
    return larger;
  };

  const enter = (table: Int32Array, place: number): void => {
    const mask = table.length - 1;
    let slot = hashBytes(bytes, starts[place] as number, starts[place + 1] as number) & mask;
    let steps = 0;
    for (; table[slot] !== 0; slot = (slot + 1) & mask) steps += 1;
    if (steps > mostSteps) isCrowded = true;
    table[slot] = place + 1;
  };

  const isEqual = (place: number, other: Buffer, start: number, end: number): boolean => {
    const from = starts[place] as number;
    if ((starts[place + 1] as number) - from !== end - start) return false;
    // identifiers differ at their ends more often than at their beginnings
    for (let i = end - start - 1; i >= 0; i--) if (bytes[from + i] !== other[start + i]) return false;
    return true;
  };

  return {
    get count() {
      return count;
    },
    get bytes() {
      return bytes;
    },
    get starts() {
      return starts;
    },
    get isCrowded() {
      return isCrowded;
    },
    append: (value) => {
      const units = value.length;
      makeRoom(units * longestUtf8PerUnit);
      if (units <= fewUnits) {
        let at = 0;
        for (; at < units; at++) {
          const unit = value.charCodeAt(at);
          if (unit > 0x7f) break;
          bytes[length + at] = unit;
        }
        if (at === units) return appended(length + units);
      }
      return appended(length + bytes.write(value, length, "utf8"));
    },
    appendUtf8: (other, start, end) => {
      makeRoom(end - start);
      copyBytes(other, start, end, bytes, length);
      return appended(length + end - start);
    },
    placeOf: (other, start, end) => {
      const table = index ?? makeIndex();
      const mask = table.length - 1;
      let slot = hashBytes(other, start, end) & mask;
      for (let found = table[slot] as number; found !== 0; found = table[slot] as number) {
        if (isEqual(found - 1, other, start, end)) return found - 1;
        slot = (slot + 1) & mask;
      }
      return -1;
    },
    clear: () => {
      count = 0;
      length = 0;
      isCrowded = false;
      index?.fill(0);
    },
    letGo: () => {
      bytes = Buffer.allocUnsafeSlow(0);
      starts = new Uint32Array(1);
      count = 0;
      length = 0;
      isCrowded = false;
      index = undefined;
    },
  };
};

/** A UTF-16 code unit takes at most three bytes in UTF-8; a pair of them takes four. */
const longestUtf8PerUnit = 3;

/** Up to here a loop over code units is faster than a call. */
const fewUnits = 64;

const leastBytes = 1024;

/** A table that is half full seldom needs ten steps. */
const mostSteps = 200;
