/** Bytes of an identity: the beginning of a SHA-256, long enough that two records share none by chance. */
export const identityBytes = 16;

/** Bytes of a hash of a record's content: it only ever tells versions of one record apart. */
export const contentBytes = 8;

/** Bytes of a batch's id that are remembered: enough to find its raw object within a unit. */
export const batchBytes = 4;

/** Bytes of a sighting: identity, content, the beginning of the batch's id, the line's number. */
export const sightingBytes = identityBytes + contentBytes + batchBytes + 4;

/** What a sighting says beside whose it is. */
export interface SightingFacts {
  /** In hex. */
  readonly content: string;
  /** The first digits of the batch's id, in hex. */
  readonly batch: string;
  readonly line: number;
}

export const factsOf = (sighting: Buffer): SightingFacts => {
  const [afterContent, afterBatch] = [
    identityBytes + contentBytes,
    identityBytes + contentBytes + batchBytes,
  ];
  return {
    content: sighting.toString("hex", identityBytes, afterContent),
    batch: sighting.toString("hex", afterContent, afterBatch),
    line: sighting.readUInt32LE(afterBatch),
  };
};

/** True where two sightings of one event show the same content. */
export const isSameContent = (a: Buffer, b: Buffer): boolean =>
  a.compare(b, identityBytes, identityBytes + contentBytes, identityBytes, identityBytes + contentBytes) ===
  0;

/** The first sighting of each event, in the order in which they came. */
export interface IdentitySet {
  /** How many there are. */
  readonly size: number;
  /** Takes the sighting at an offset, unless its event was seen before. */
  add(bytes: Buffer, offset?: number): boolean;
  /** The number of the first sighting of the event that is sighted at an offset, from 0; undefined where there is none. */
  find(bytes: Buffer, offset?: number): number | undefined;
  /** A sighting by its number. */
  at(index: number): Buffer;
  /** All of them, one after the other: what a sidecar holds. */
  bytes(): Buffer;
}

/**
 * A set for many: the bytes of a sighting and 8 to 16 for its place, where a JavaScript Map needs several times that.
 * Open addressing; a hash needs no hashing, and is compared by its four words.
 */
export const identitySet = (): IdentitySet => {
  /** Each holds the sightings of `segmentRecords`, so that nothing is copied as the set grows. */
  const segments: Segment[] = [];
  let count = 0;
  /** Number of a record plus one; 0 is a free slot. Its length is a power of two, at most half full. */
  let slots = new Uint32Array(2048);

  const slotOf = (bytes: Buffer, offset: number): number => {
    const first = bytes.readUInt32LE(offset);
    const second = bytes.readUInt32LE(offset + 4);
    const third = bytes.readUInt32LE(offset + 8);
    const fourth = bytes.readUInt32LE(offset + 12);
    const mask = slots.length - 1;
    for (let slot = first & mask; ; slot = (slot + 1) & mask) {
      const record = slots[slot] ?? 0;
      if (record === 0) return slot;
      const { words } = segments[(record - 1) >>> segmentBits] as Segment;
      const at = ((record - 1) & (segmentRecords - 1)) * (sightingBytes / 4);
      if (
        words[at] === first &&
        words[at + 1] === second &&
        words[at + 2] === third &&
        words[at + 3] === fourth
      )
        return slot;
    }
  };

  const growSlots = (): void => {
    slots = new Uint32Array(slots.length * 2);
    const mask = slots.length - 1;
    for (let record = 0; record < count; record++) {
      const { words } = segments[record >>> segmentBits] as Segment;
      let slot = (words[(record & (segmentRecords - 1)) * (sightingBytes / 4)] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = record + 1;
    }
  };

  return {
    get size() {
      return count;
    },
    add: (bytes, offset = 0) => {
      const slot = slotOf(bytes, offset);
      if (slots[slot] !== 0) return false;
      if ((count & (segmentRecords - 1)) === 0) segments.push(newSegment());
      const segment = segments[count >>> segmentBits] as Segment;
      const at = (count & (segmentRecords - 1)) * sightingBytes;
      bytes.copy(segment.bytes, at, offset, offset + sightingBytes);
      count += 1;
      slots[slot] = count;
      if (count * 2 === slots.length) growSlots();
      return true;
    },
    find: (bytes, offset = 0) => {
      const record = slots[slotOf(bytes, offset)] ?? 0;
      return record === 0 ? undefined : record - 1;
    },
    at: (index) => {
      const at = (index & (segmentRecords - 1)) * sightingBytes;
      return (segments[index >>> segmentBits] as Segment).bytes.subarray(at, at + sightingBytes);
    },
    bytes: () =>
      Buffer.concat(
        segments.map(({ bytes }) => bytes),
        count * sightingBytes,
      ),
  };
};

/** The same memory, as bytes and as words: on every machine that Node runs on, the first byte of a word is its lowest. */
interface Segment {
  readonly bytes: Buffer;
  readonly words: Uint32Array;
}

const segmentBits = 11;
const segmentRecords = 2 ** segmentBits;

const newSegment = (): Segment => {
  const words = new Uint32Array((segmentRecords * sightingBytes) / 4);
  return { words, bytes: Buffer.from(words.buffer) };
};
