import { hash } from "node:crypto";
import { type EventLine, eventPosition } from "../raw/eventLine";
import type { KnownText } from "../raw/scan/knownText";
import { batchBytes, contentBytes, identityBytes, sightingBytes } from "./identitySet";

/**
 * That an event, with this content, stands on a line of a batch: the identity is a hash of its site and its id, the
 * content one of its canonical JSON.
 */
export const sightingOf = (line: EventLine, batchId: string, number: number): Buffer =>
  sighting(
    identityOf(line),
    sha256(line.bytes.subarray(line.contentStart, line.contentEnd)),
    batchId,
    number,
  );

/**
 * What makes an event the same event, its site and its id, as a hash, a letter for each of its bytes; the first of them are the
 * identity.
 */
export const identityOf = ({ event, bytes }: EventLine): string => {
  const site = event.texts[siteId] as KnownText;
  const id = event.texts[eventId];
  if (id !== undefined) return sha256(`${site.text}\n${id.text}`);
  if (site.text !== message.site) {
    message.site = site.text;
    message.siteBytes = message.bytes.write(`${site.text}\n`, "latin1");
  }
  const start = event.starts[eventId] as number;
  const length = (event.ends[eventId] as number) - start;
  for (let at = 0; at < length; at++) message.bytes[message.siteBytes + at] = bytes[start + at] as number;
  return sha256(beginningOf(message.bytes, message.siteBytes + length));
};

const siteId = eventPosition.site_id;
const eventId = eventPosition.event_id;

/** SHA-256 of bytes, or of a text in UTF-8, as a text with a letter for each byte: quicker than as bytes. */
export const sha256 = (of: Uint8Array | string): string => hash("sha256", of, "binary");

/**
 * That a record stands on a line of a batch: of the hashes of its identity and its content the first bytes count.
 * `batchId` is in hex; `line` counts from 1.
 */
export const sighting = (identity: string, content: string, batchId: string, line: number): Buffer => {
  const made = Buffer.allocUnsafe(sightingBytes);
  for (let at = 0; at < identityBytes; at++) made[at] = identity.charCodeAt(at);
  for (let at = 0; at < contentBytes; at++) made[identityBytes + at] = content.charCodeAt(at);
  if (batchId !== batch.id) {
    batch.id = batchId;
    batch.bytes.fill(0).write(batchId.slice(0, 2 * batchBytes), "hex");
  }
  const afterContent = identityBytes + contentBytes;
  for (let at = 0; at < batchBytes; at++) made[afterContent + at] = batch.bytes[at] as number;
  made.writeUInt32LE(line, afterContent + batchBytes);
  return made;
};

/** The batch whose lines are read. */
const batch = { id: "", bytes: Buffer.alloc(batchBytes) };

/** A site with its line feed, which stays for the next event, and behind it an id: both are ASCII, of 128 letters at the most. */
const message = { site: "", siteBytes: 0, bytes: Buffer.alloc(512) };

/** The first bytes of the message; a view of each length is made once. */
const beginningOf = (bytes: Buffer, length: number): Uint8Array => {
  const known = beginnings[length];
  if (known !== undefined) return known;
  const view = bytes.subarray(0, length);
  beginnings[length] = view;
  return view;
};

const beginnings: (Uint8Array | undefined)[] = new Array<undefined>(513).fill(undefined);
