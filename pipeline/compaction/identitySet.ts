import { createHash } from "node:crypto";
import type { Event } from "../event/events";

/** Bytes of an identity: the beginning of a SHA-256, long enough that two events share none by chance. */
export const identityBytes = 16;

/**
 * What makes an event the same event, its site and its id, as a hash; its first {@link identityBytes} bytes
 * are the identity.
 */
export const identityOf = ({ site_id: siteId, event_id: eventId }: Event): Buffer =>
  createHash("sha256").update(`${siteId}\n${eventId}`).digest();

/** Identities, each once, in the order in which they came. */
export interface IdentitySet {
  /** Takes the identity at an offset; false when it was there already. */
  add(bytes: Buffer, offset?: number): boolean;
  has(bytes: Buffer, offset?: number): boolean;
  /** All of them, one after the other: what a sidecar holds. */
  bytes(): Buffer;
}

/**
 * A set for many millions: 16 bytes an identity and 4 to 16 for its place, where a JavaScript Set needs several
 * times that and ends at 2^24 members. Open addressing; a hash needs no hashing.
 */
export const identitySet = (): IdentitySet => {
  let records = Buffer.allocUnsafe(1024 * identityBytes);
  let count = 0;
  /** Number of a record plus one; 0 is a free slot. Its length is a power of two, at most half full. */
  let slots = new Uint32Array(2048);

  const slotOf = (bytes: Buffer, offset: number): number => {
    const mask = slots.length - 1;
    for (let slot = bytes.readUInt32LE(offset) & mask; ; slot = (slot + 1) & mask) {
      const record = slots[slot] ?? 0;
      if (record === 0 || isAt(bytes, offset, (record - 1) * identityBytes)) return slot;
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
      slots[slotOf(records, record * identityBytes)] = record + 1;
  };

  return {
    add: (bytes, offset = 0) => {
      const slot = slotOf(bytes, offset);
      if (slots[slot] !== 0) return false;
      bytes.copy(records, count * identityBytes, offset, offset + identityBytes);
      count += 1;
      slots[slot] = count;
      if (count * identityBytes === records.length) grow();
      return true;
    },
    has: (bytes, offset = 0) => slots[slotOf(bytes, offset)] !== 0,
    bytes: () => records.subarray(0, count * identityBytes),
  };
};
