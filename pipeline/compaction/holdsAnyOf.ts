import type { CompactionParts } from "./compactionParts";
import { earlierIdentities } from "./earlierIdentities";
import { earlierOfOwn } from "./earlierOfOwn";
import type { SizedSidecar } from "./earlierSightings";
import type { HourView } from "./hourView";
import { identitySet, sightingBytes } from "./identitySet";
import { partitionCount, sightingSpill, spilledBytes } from "./sightingSpill";

/** The sightings of a unit. */
export interface OwnSightings {
  readonly bytes: number;
  /** Pieces of whole sightings; undefined where they have gone. */
  pieces(): AsyncIterable<Uint8Array | undefined>;
}

/** True where sidecars hold an identity of a unit's own; undefined where one of them has gone since it was listed. */
export const holdsAnyOf = async (
  parts: CompactionParts,
  view: HourView,
  own: OwnSightings,
  sidecars: readonly SizedSidecar[],
): Promise<boolean | undefined> => {
  const { spilling } = parts;
  const bytes = sidecars.reduce((sum, each) => sum + each.bytes, 0);
  if (spilling === undefined || bytes <= spilling.sightingsInMemory * sightingBytes) {
    const keys = sidecars.map(({ key }) => key);
    const compared = await earlierIdentities(parts, view.learnt.compared, keys);
    if (compared === undefined) return undefined;
    view.learnt.compared = compared;
    for await (const piece of own.pieces()) {
      if (piece === undefined) return undefined;
      const sightings = bufferOf(piece);
      for (let at = 0; at < sightings.length; at += sightingBytes)
        if (compared.identities.find(sightings, at) !== undefined) return true;
    }
    return false;
  }

  const spill = await sightingSpill(spilling.newScratchFile);
  for await (const piece of own.pieces()) {
    if (piece === undefined) return undefined;
    const sightings = bufferOf(piece);
    for (let at = 0; at < sightings.length; at += sightingBytes) spill.add(sightings, at, 0);
    await spill.write();
  }
  const others = await earlierOfOwn(parts, spilling.newScratchFile, sidecars, spill);
  if (others === undefined) return undefined;
  for (let index = 0; index < partitionCount; index++) {
    const theirs = await others.partition(index);
    if (theirs.length === 0) continue;
    const known = identitySet();
    const mine = await spill.partition(index);
    for (let at = 0; at < mine.length; at += spilledBytes) known.add(mine, at);
    for (let at = 0; at < theirs.length; at += spilledBytes)
      if (known.find(theirs, at) !== undefined) return true;
  }
  return false;
};

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
