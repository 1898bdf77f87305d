import { sightingBytes } from "./identitySet";

/**
 * Tells for sure of most identities that they are none of a set, in a sixteenth of the set's memory: a few bits a
 * member, all in one word, so that a look costs one access to memory. Of identities that are none of them about one in a
 * hundred passes.
 */
export interface IdentityFilter {
  /** Makes the identity that begins at an offset a member. */
  add(bytes: Buffer, offset: number): void;
  /** Takes the offset of each sighting, of many that follow each other, that may be one of a member. */
  pass(sightings: Buffer, take: (offset: number) => void): void;
}

/** Beyond, more and more pass that are no members: a matter of speed alone. */
const mostWords = 2 ** 23;

/** A filter for so many members, or fewer. */
export const identityFilter = (members: number): IdentityFilter => {
  let length = 256;
  while (length < members / 2 && length < mostWords) length *= 2;
  const words = new Uint32Array(length);
  const mask = length - 1;
  return {
    add: (bytes, offset) => {
      const at = bytes.readUInt32LE(offset) & mask;
      words[at] = (words[at] ?? 0) | bitsOf(bytes.readUInt32LE(offset + 4));
    },
    pass: (sightings, take) => {
      const { view, step } = wordsOf(sightings);
      for (let at = 0, offset = 0; at < view.length; at += step, offset += sightingBytes) {
        const bits = bitsOf(view[at + 1] as number);
        if (((words[(view[at] as number) & mask] as number) & bits) === bits) take(offset);
      }
    },
  };
};

/** Four of a word's bits, chosen by another word. */
const bitsOf = (word: number): number =>
  (1 << word) | (1 << (word >>> 5)) | (1 << (word >>> 10)) | (1 << (word >>> 15));

/** Sightings as words; a copy where they do not begin where words do. */
const wordsOf = (sightings: Buffer): { readonly view: Uint32Array; readonly step: number } => {
  const aligned = sightings.byteOffset % 4 === 0 ? sightings : Buffer.from(new Uint8Array(sightings).buffer);
  return {
    view: new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4),
    step: sightingBytes / 4,
  };
};
