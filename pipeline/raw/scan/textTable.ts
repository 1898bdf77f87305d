import { isSameText } from "./isSameText";
import { type KnownText, knownText } from "./knownText";
import { json, type LineScan, slackBytes, viewOf } from "./lineScan";
import { textEnd } from "./textEnd";

/** Remembers the texts of a field, so that the same bytes are the same string, decoded and judged but once. */
export interface TextTable {
  /** Reads a text and its closing quote; undefined for one that is not valid, or no text. */
  read(scan: LineScan): KnownText | undefined;
}

/** How much is remembered; what goes beyond makes it forget all. */
export interface TextTableLimits {
  readonly texts: number;
  readonly bytes: number;
}

/** A slot says of a text, beside each other: its hash, where its bytes lie, how many they are, and its number from 1; 0 where it is free. */
const slotSize = 4;
const fewestSlots = 32;

/** A table of the texts that `isValid` takes. */
export const textTable = (isValid: (text: string) => boolean, limits: TextTableLimits): TextTable => {
  /** Open addressing; a power of two of slots, at most half of them taken. */
  let slots = new Int32Array(fewestSlots * slotSize);
  let known: KnownText[] = [];
  let store = Buffer.alloc(256);
  let storeView = viewOf(store);
  let storedBytes = 0;
  /** The text that was read last, and where its bytes lie. */
  let last: KnownText | undefined;
  let lastFrom = 0;
  let lastLength = 0;

  /** Where the text of so many bytes is told of, or would be. */
  const slotOf = (hash: number, view: DataView, at: number, lengthBytes: number): number => {
    const mask = slots.length - slotSize;
    for (let slot = (hash << 2) & mask; ; slot = (slot + slotSize) & mask) {
      if (slots[slot + 3] === 0) return slot;
      if (
        slots[slot] === hash &&
        slots[slot + 2] === lengthBytes &&
        isSameText(storeView, slots[slot + 1] as number, view, at, lengthBytes)
      )
        return slot;
    }
  };

  const fillSlot = (slot: number, hash: number, from: number, lengthBytes: number, number: number): void => {
    slots[slot] = hash;
    slots[slot + 1] = from;
    slots[slot + 2] = lengthBytes;
    slots[slot + 3] = number;
  };

  const forgetAll = (): void => {
    slots = new Int32Array(fewestSlots * slotSize);
    known = [];
    storedBytes = 0;
  };

  const grow = (): void => {
    const before = slots;
    slots = new Int32Array(before.length * 2);
    for (let slot = 0; slot < before.length; slot += slotSize) {
      const [hash = 0, from = 0, lengthBytes = 0, number = 0] = before.subarray(slot, slot + slotSize);
      if (number > 0) fillSlot(slotOf(hash, storeView, from, lengthBytes), hash, from, lengthBytes, number);
    }
  };

  const keepBytes = (bytes: Buffer, start: number, end: number): number => {
    const from = storedBytes;
    storedBytes += end - start;
    if (storedBytes + slackBytes > store.length) {
      const larger = Buffer.alloc(2 * storedBytes + slackBytes);
      store.copy(larger, 0, 0, from);
      store = larger;
      storeView = viewOf(store);
    }
    // most are short: quicker one by one than by a call
    for (let at = start; at < end; at++) store[from + at - start] = bytes[at] as number;
    return from;
  };

  /** Judges a text that is not known; gives the slot that tells of it from now on, or -1. */
  const learn = ({ bytes, at, hash }: LineScan, end: number): number => {
    const text = bytes.toString("utf8", at, end);
    if (!isValid(text)) return -1;
    if (known.length >= limits.texts || storedBytes + end - at > limits.bytes) forgetAll();
    if (2 * slotSize * (known.length + 1) > slots.length) grow();
    const from = keepBytes(bytes, at, end);
    const slot = slotOf(hash, storeView, from, end - at);
    fillSlot(slot, hash, from, end - at, known.push(knownText(text)));
    return slot;
  };

  const isLast = (scan: LineScan): boolean => {
    const end = scan.at + lastLength;
    return (
      end < scan.end &&
      scan.view.getUint8(end) === json.quote &&
      isSameText(storeView, lastFrom, scan.view, scan.at, lastLength)
    );
  };

  return {
    read: (scan) => {
      if (last !== undefined && isLast(scan)) {
        scan.at += lastLength + 1;
        return last;
      }
      const end = textEnd(scan);
      if (end === -1) return undefined;
      let slot = slotOf(scan.hash, scan.view, scan.at, end - scan.at);
      if (slots[slot + 3] === 0) slot = learn(scan, end);
      if (slot === -1) return undefined;
      last = known[(slots[slot + 3] as number) - 1];
      lastFrom = slots[slot + 1] as number;
      lastLength = end - scan.at;
      scan.at = end + 1;
      return last;
    },
  };
};
