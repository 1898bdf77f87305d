import { createHash } from "node:crypto";
import { type Event, events } from "../event/events";

/** Bytes of an identity: the beginning of a SHA-256, long enough that two records share none by chance. */
export const identityBytes = 16;

/** Bytes of a hash of a record's content: it only ever tells versions of one record apart. */
const contentBytes = 8;

/** Bytes of a batch's id that are remembered: enough to find its raw object within a unit. */
const batchBytes = 4;

/** Bytes of a sighting: identity, content, the beginning of the batch's id, the line's number. */
export const sightingBytes = identityBytes + contentBytes + batchBytes + 4;

/**
 * What makes an event the same event, its site and its id, as a hash; its first bytes are the identity.
 */
export const identityOf = ({ site_id: siteId, event_id: eventId }: Event): Buffer =>
  createHash("sha256").update(`${siteId}\n${eventId}`).digest();

/** That an event, with this content, stands on a line of a batch. */
export const sightingOf = (event: Event, batchId: string, line: number): Buffer => {
  const content = createHash("sha256")
    .update(JSON.stringify(events.codec.encode(event)))
    .digest();
  return sighting(identityOf(event), content, batchId, line);
};

/**
 * That a record stands on a line of a batch: of the hashes of its identity and its content the first bytes count.
 * `batchId` is in hex; `line` counts from 1.
 */
export const sighting = (identity: Buffer, content: Buffer, batchId: string, line: number): Buffer => {
  const made = Buffer.alloc(sightingBytes);
  identity.copy(made, 0, 0, identityBytes);
  content.copy(made, identityBytes, 0, contentBytes);
  made.write(batchId.slice(0, 2 * batchBytes), identityBytes + contentBytes, "hex");
  made.writeUInt32LE(line, identityBytes + contentBytes + batchBytes);
  return made;
};

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
 * A set for many millions: the bytes of a sighting and 4 to 16 for its place, where a JavaScript Map needs several
 * times that and ends at 2^24 members. Open addressing; a hash needs no hashing.
 */
export const identitySet = (): IdentitySet => {
  let records = Buffer.allocUnsafe(1024 * sightingBytes);
  let count = 0;
  /** Number of a record plus one; 0 is a free slot. Its length is a power of two, at most half full. */
  let slots = new Uint32Array(2048);

  const slotOf = (bytes: Buffer, offset: number): number => {
    const mask = slots.length - 1;
    for (let slot = bytes.readUInt32LE(offset) & mask; ; slot = (slot + 1) & mask) {
      const record = slots[slot] ?? 0;
      if (record === 0 || isAt(bytes, offset, (record - 1) * sightingBytes)) return slot;
    }
  };

  const isAt = (bytes: Buffer, offset: number, at: number): boolean =>
    records.compare(bytes, offset, offset + identityBytes, at, at + identityBytes) === 0;

  const grow = (): void => {
    const larger = Buffer.allocUnsafe(records.length * 2);
    records.copy(larger);
    records = larger;
    slots = new Uint32Array(slots.length * 2);
    for (let record = 0; record < count; record++)
      slots[slotOf(records, record * sightingBytes)] = record + 1;
  };

  return {
    get size() {
      return count;
    },
    add: (bytes, offset = 0) => {
      const slot = slotOf(bytes, offset);
      if (slots[slot] !== 0) return false;
      bytes.copy(records, count * sightingBytes, offset, offset + sightingBytes);
      count += 1;
      slots[slot] = count;
      if (count * sightingBytes === records.length) grow();
      return true;
    },
    find: (bytes, offset = 0) => {
      const record = slots[slotOf(bytes, offset)] ?? 0;
      return record === 0 ? undefined : record - 1;
    },
    at: (index) => records.subarray(index * sightingBytes, (index + 1) * sightingBytes),
    bytes: () => records.subarray(0, count * sightingBytes),
  };
};
