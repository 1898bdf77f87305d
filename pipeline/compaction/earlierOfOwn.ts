import type { NewScratchFile } from "../storage/scratchFile";
import type { CompactionParts } from "./compactionParts";
import { earlierSightings, type SizedSidecar } from "./earlierSightings";
import { identityFilter } from "./identityFilter";
import { partitionCount, type SightingSpill, sightingSpill, spilledBytes } from "./sightingSpill";

/**
 * Of the sightings in sidecars those that may be of a unit's own identities, each with its sidecar's place. All pass by
 * once, and of most a filter tells that they are not. Undefined where a sidecar has gone since it was listed.
 */
export const earlierOfOwn = async (
  { lake }: Pick<CompactionParts, "lake">,
  newScratchFile: NewScratchFile,
  sidecars: readonly SizedSidecar[],
  own: SightingSpill,
): Promise<SightingSpill | undefined> => {
  const filter = identityFilter(own.count);
  for (let index = 0; index < partitionCount; index++) {
    const sightings = await own.partition(index);
    for (let at = 0; at < sightings.length; at += spilledBytes) filter.add(sightings, at);
  }
  const kept = await sightingSpill(newScratchFile);
  for await (const { index, sightings } of earlierSightings(lake, sidecars)) {
    if (sightings === undefined) return undefined;
    filter.pass(sightings, (offset) => kept.add(sightings, offset, index));
    await kept.write();
  }
  return kept;
};
