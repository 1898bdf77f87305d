import { parseSidecarKey } from "../lake/lakeKey";
import type { Version } from "../lake/quarantine";
import { rawShardPrefix } from "../raw/rawKey";
import type { ObjectKey } from "../storage/objectStore";
import type { CompactionParts } from "./compactionParts";
import { factsOf, type IdentitySet, identitySet, sightingBytes } from "./identitySet";
import { inOrder } from "./inOrder";

/** Sidecars that have been read, in the order of their units, and what they hold together. */
export interface ReadSidecars {
  readonly identities: IdentitySet;
  /** Each sidecar read, with the number of the first sighting that is its own. */
  readonly keys: { readonly key: ObjectKey; readonly from: number }[];
}

export const noSidecars = (): ReadSidecars => ({ identities: identitySet(), keys: [] });

const sidecarsAtOnce = 16;

/**
 * The first sightings in the sidecars of the units before a unit, `wanted` in ascending order. Where those read for the
 * unit before are the beginning of them, as for one shard after another, only the others are read. Undefined where a
 * sidecar has gone since it was listed: a later one of its unit has taken its place.
 */
export const earlierIdentities = async (
  { lake }: CompactionParts,
  read: ReadSidecars,
  wanted: readonly ObjectKey[],
): Promise<ReadSidecars | undefined> => {
  const sidecars = read.keys.every(({ key }, at) => key === wanted[at]) ? read : noSidecars();
  const missing = wanted.slice(sidecars.keys.length);
  const bodies = inOrder(missing, sidecarsAtOnce, async (key) => ({ key, object: await lake.get(key) }));
  for await (const { key, object } of bodies) {
    if (object === undefined) return undefined;
    sidecars.keys.push({ key, from: sidecars.identities.size });
    addAll(sidecars.identities, key, object.body);
  }
  return sidecars;
};

/** Where the sighting of a number was made. */
export const versionOf = (dataset: string, { identities, keys }: ReadSidecars, index: number): Version => {
  const key = keys.findLast(({ from }) => from <= index)?.key ?? "";
  return versionIn(dataset, key, identities.at(index));
};

/** Where a sighting in a sidecar was made. */
export const versionIn = (dataset: string, key: ObjectKey, sighting: Buffer): Version => {
  const { content, batch, line } = factsOf(sighting);
  const sidecar = parseSidecarKey(key);
  if (sidecar === undefined) throw new Error(`${key}: is no sidecar's key`);
  return { key: `${rawShardPrefix(dataset, sidecar.unit)}${batch}`, line, content };
};

const addAll = (identities: IdentitySet, key: ObjectKey, body: Uint8Array): void => {
  if (body.length % sightingBytes !== 0)
    throw new Error(`${key}: has ${body.length} bytes, which is no multiple of ${sightingBytes}`);
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  for (let at = 0; at < bytes.length; at += sightingBytes) identities.add(bytes, at);
};
