import type { Unit } from "../lake/lakeKey";
import type { NewScratchFile } from "../storage/scratchFile";
import type { CompactionParts } from "./compactionParts";
import { versionIn } from "./earlierIdentities";
import { earlierOfOwn } from "./earlierOfOwn";
import type { SizedSidecar } from "./earlierSightings";
import { sightingsOnDisk } from "./heldSightings";
import { factsOf, identitySet, isSameContent, sightingBytes } from "./identitySet";
import type { Conflict, Judge } from "./judge";
import { ownVersion } from "./judgeAtOnce";
import { ordinalSet } from "./ordinalSet";
import { partitionCount, type SightingSpill, sightingSpill, spilledBytes } from "./sightingSpill";
import { type UnitInputs, unitObjects } from "./unitObjects";

/** What a plan is made of. */
export interface PlannedUnit extends UnitInputs {
  readonly unit: Unit;
  /** Those of the units before it, in their order. */
  readonly sidecars: readonly SizedSidecar[];
}

/**
 * Judges a unit of whatever size in a bounded memory, by reading it twice. A first reading leaves its sightings on the
 * disk, those of one identity in one partition; those of the units before it pass by once, and of these only what may be
 * the unit's own is kept, by partition too. Then partition by partition it is decided which record is the first of its
 * identity, and the second reading is told. It decides what {@link judgeAtOnce} would. Undefined where an
 * object or a sidecar has gone since it was listed.
 */
export const planUnit = async (
  parts: Pick<CompactionParts, "dataset" | "raw" | "lake" | "spilling">,
  planned: PlannedUnit,
): Promise<Judge | undefined> => {
  const { spilling } = parts;
  if (spilling === undefined) throw new Error("there is no scratch file to plan by");
  const { newScratchFile } = spilling;
  const own = await ownSightings(parts, newScratchFile, planned);
  if (own === undefined) return undefined;
  const earlier = await earlierOfOwn(parts, newScratchFile, planned.sidecars, own);
  if (earlier === undefined) return undefined;

  const repeats = ordinalSet(own.count);
  const conflicts = ordinalSet(own.count);
  const details = new Map<number, Conflict>();
  const conflict = (ordinal: number, detail: () => Conflict): void => {
    conflicts.add(ordinal);
    details.set(ordinal, detail());
    if (details.size < 2 * conflictsDetailed) return;
    // partitions come in no order of lines: the first lines are those that are listed
    for (const late of [...details.keys()].sort((a, b) => a - b).slice(conflictsDetailed))
      details.delete(late);
  };

  const file = await newScratchFile();
  for (let index = 0; index < partitionCount; index++) {
    const before = await earlier.partition(index);
    const firstBefore = identitySet();
    const sidecarOf: number[] = [];
    for (let at = 0; at < before.length; at += spilledBytes)
      if (firstBefore.add(before, at)) sidecarOf.push(before.readUInt32LE(at + sightingBytes));

    const mine = await own.partition(index);
    const first = identitySet();
    for (let at = 0; at < mine.length; at += spilledBytes) {
      const known = firstBefore.find(mine, at);
      const knownOwn = first.find(mine, at);
      if (knownOwn === undefined) first.add(mine, at);
      if (known === undefined && knownOwn === undefined) continue;
      const sighting = mine.subarray(at, at + sightingBytes);
      const ordinal = mine.readUInt32LE(at + sightingBytes);
      const earliest = known === undefined ? first.at(knownOwn as number) : firstBefore.at(known);
      repeats.add(ordinal);
      if (isSameContent(earliest, sighting)) continue;
      conflict(ordinal, () => ({
        content: factsOf(sighting).content,
        first:
          known === undefined
            ? ownVersion(parts.dataset.name, planned.unit, earliest)
            : versionIn(
                parts.dataset.name,
                planned.sidecars[sidecarOf[known] as number]?.key as string,
                earliest,
              ),
      }));
    }
    await file.append(first.bytes());
  }

  await own.drop();
  await earlier.drop();
  const sidecar = sightingsOnDisk(file);
  let next = 0;
  return {
    judge: () => {
      const ordinal = next;
      next += 1;
      if (!repeats.has(ordinal)) return "row";
      return conflicts.has(ordinal) ? (details.get(ordinal) ?? unlistedConflict) : "duplicate";
    },
    isOverfull: false,
    sidecar: () => sidecar,
  };
};

/** As many as a list of quarantined lines has: of those beyond nobody asks for more than that they are. */
const conflictsDetailed = 100_000;

const unlistedConflict: Conflict = { content: "", first: { key: "", line: 0, content: "" } };

/** The sightings of all records that can be read, numbered from 0. */
const ownSightings = async (
  parts: Pick<CompactionParts, "dataset" | "raw">,
  newScratchFile: NewScratchFile,
  inputs: UnitInputs,
): Promise<SightingSpill | undefined> => {
  const { dataset } = parts;
  const spill = await sightingSpill(newScratchFile);
  for await (const { batchId, lines } of unitObjects(parts, inputs)) {
    if (lines === undefined) return undefined;
    for (const read of lines)
      if (read.kind === "event")
        spill.add(dataset.sightingOf(read.envelope, batchId, read.line), 0, spill.count);
    await spill.write();
  }
  return spill;
};
