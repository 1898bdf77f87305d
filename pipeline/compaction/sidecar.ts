import { createHash } from "node:crypto";
import type { Event } from "../event/events";

/** The first 16 bytes of a hash of an event's site and id, one character a byte: two events share none by chance. */
export type IdentityHash = string & { readonly IdentityHash: unique symbol };

const hashBytes = 16;

/** What makes an event the same event: its site and its id. */
export const identityOf = ({ site_id: siteId, event_id: eventId }: Event): IdentityHash =>
  createHash("sha256").update(`${siteId}\n${eventId}`).digest("binary").slice(0, hashBytes) as IdentityHash;

/** A unit's sidecar: the identities of all events in its raw objects, kept or not, in ascending order. */
export const encodeSidecar = (identities: Iterable<IdentityHash>): Uint8Array =>
  Buffer.from([...new Set(identities)].sort().join(""), "latin1");

/** The identities in a sidecar. Throws when its length is no multiple of an identity's. */
export function* decodeSidecar(bytes: Uint8Array): Iterable<IdentityHash> {
  if (bytes.length % hashBytes !== 0)
    throw new Error(`sidecar: has ${bytes.length} bytes, which is no multiple of ${hashBytes}`);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  for (let at = 0; at < text.length; at += hashBytes) yield text.slice(at, at + hashBytes) as IdentityHash;
}
