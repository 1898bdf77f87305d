import { viewOf } from "./viewOf";

/** Finds a field by the bytes of its name, in quotes, as it stands at a place of a JSON text. */
export interface FieldNames {
  /** Which name stands there, by its place in the list, or -1. */
  readonly find: (text: DataView, at: number) => number;
  readonly isAt: (place: number, text: DataView, at: number) => boolean;
  /** How many bytes each name has, with its quotes. */
  readonly lengths: readonly number[];
}

const quote = 0x22;
const slots = 512;

/** Names of two ASCII letters at least, which JSON writes as they are. Texts go on for some bytes where their JSON ends. */
export const fieldNames = (names: readonly string[]): FieldNames => {
  const texts = names.map((name) => viewOf(Buffer.from(`"${name}"`)));
  const places: readonly number[][] = Array.from({ length: slots }, () => []);
  for (const [place, text] of texts.entries()) places[hashOf(text, 0)]?.push(place);
  const isAt: FieldNames["isAt"] = (place, text, at) => isSame(texts[place] as DataView, text, at);
  return {
    lengths: texts.map(({ byteLength }) => byteLength),
    isAt,
    find: (text, at) => {
      const candidates = places[hashOf(text, at)] as readonly number[];
      for (let i = 0; i < candidates.length; i++)
        if (isAt(candidates[i] as number, text, at)) return candidates[i] as number;
      return -1;
    },
  };
};

/** Longer than any name: what is longer is none. */
const longestName = 64;

/** Of the bytes from one quote to the next. */
const hashOf = (text: DataView, at: number): number => {
  let hash = 0;
  const end = Math.min(at + longestName, text.byteLength);
  for (let next = at + 1; next < end && text.getUint8(next) !== quote; next++)
    hash = (Math.imul(hash, 31) + text.getUint8(next)) | 0;
  return (hash ^ (hash >>> 9)) & (slots - 1);
};

/** Compares four bytes at a time, the last four perhaps once more. */
const isSame = (name: DataView, text: DataView, at: number): boolean => {
  const last = name.byteLength - 4;
  if (at + last + 4 > text.byteLength) return false;
  for (let i = 0; i < last; i += 4) if (name.getInt32(i, true) !== text.getInt32(at + i, true)) return false;
  return name.getInt32(last, true) === text.getInt32(at + last, true);
};
