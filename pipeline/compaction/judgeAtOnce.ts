import type { Unit } from "../lake/lakeKey";
import { rawShardPrefix } from "../raw/rawKey";
import type { CompactionParts } from "./compactionParts";
import { type ReadSidecars, versionOf } from "./earlierIdentities";
import { sightingsInMemory } from "./heldSightings";
import { factsOf, identitySet, isSameContent } from "./identitySet";
import type { Judge } from "./judge";

/** Judges with all sightings in memory, so that the unit is read once. `mostSightings`: more than these are too many. */
export const judgeAtOnce = (
  { dataset }: Pick<CompactionParts, "dataset">,
  unit: Unit,
  earlier: ReadSidecars,
  mostSightings = Number.POSITIVE_INFINITY,
): Judge => {
  const mine = identitySet();

  /** Where a record was sighted first, before this line. */
  const firstOf = (sighting: Buffer) => {
    const before = earlier.identities.find(sighting);
    if (before !== undefined)
      return {
        sighting: earlier.identities.at(before),
        version: () => versionOf(dataset.name, earlier, before),
      };
    const own = mine.find(sighting);
    if (own === undefined) return undefined;
    const first = mine.at(own);
    return { sighting: first, version: () => ownVersion(dataset.name, unit, first) };
  };

  return {
    judge: (line, batchId, number) => {
      const sighting = dataset.sightingOf(line, batchId, number);
      const first = firstOf(sighting);
      mine.add(sighting);
      if (first === undefined) return "row";
      if (isSameContent(first.sighting, sighting)) return "duplicate";
      return { content: factsOf(sighting).content, first: first.version() };
    },
    get isOverfull() {
      return earlier.identities.size + mine.size > mostSightings;
    },
    sidecar: () => sightingsInMemory(mine),
  };
};

/** Where a sighting of a unit was made. */
export const ownVersion = (dataset: string, unit: Unit, sighting: Buffer) => {
  const { batch, line, content } = factsOf(sighting);
  return { key: `${rawShardPrefix(dataset, unit)}${batch}`, line, content };
};
