import type { ObjectKey } from "../storage/objectStore";
import type { CompactionParts } from "./compactionParts";
import { type IdentitySet, identityBytes, identitySet } from "./identitySet";
import { inOrder } from "./inOrder";

/** Sidecars that have been read, and what they hold together. */
export interface ReadSidecars {
  readonly keys: Set<ObjectKey>;
  readonly identities: IdentitySet;
}

export const noSidecars = (): ReadSidecars => ({ keys: new Set(), identities: identitySet() });

const sidecarsAtOnce = 16;

/**
 * The identities in the sidecars of the units before a unit. Where those read for the unit before are among them, as
 * for one shard after another, only the others are read.
 */
export const earlierIdentities = async (
  { lake }: CompactionParts,
  read: ReadSidecars,
  wanted: readonly ObjectKey[],
): Promise<ReadSidecars> => {
  const isWanted = new Set(wanted);
  const sidecars = [...read.keys].every((key) => isWanted.has(key)) ? read : noSidecars();
  const missing = wanted.filter((key) => !sidecars.keys.has(key));
  const bodies = inOrder(missing, sidecarsAtOnce, async (key) => ({ key, object: await lake.get(key) }));
  for await (const { key, object } of bodies) {
    if (object === undefined) throw new Error(`${key}: a sidecar vanished between listing and reading`);
    addAll(sidecars.identities, key, object.body);
    sidecars.keys.add(key);
  }
  return sidecars;
};

const addAll = (identities: IdentitySet, key: ObjectKey, body: Uint8Array): void => {
  if (body.length % identityBytes !== 0)
    throw new Error(`${key}: has ${body.length} bytes, which is no multiple of ${identityBytes}`);
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  for (let at = 0; at < bytes.length; at += identityBytes) identities.add(bytes, at);
};
