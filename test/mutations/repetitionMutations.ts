import type { Mutation } from "./mutation";

const compact = "test/pipeline/compaction/compact.test.ts";
const conflicts = "test/pipeline/compaction/compact.conflicts.test.ts";
const unit = "test/pipeline/compaction/compactUnit.test.ts";
const plan = "test/pipeline/compaction/planUnit.test.ts";

/** The guards against repetitions: which earlier sightings an event is held against, and what counts as the same. */
export const repetitionMutations: readonly Mutation[] = [
  {
    name: "an event that stands twice in a unit appears twice",
    promise: "It is counted once",
    file: "pipeline/compaction/judgeAtOnce.ts",
    find: "    const own = mine.find(sighting);",
    replace: "    const own = undefined as number | undefined;",
    caughtBy: {
      file: compact,
      title: "counts an event once within a batch, between batches and across hours",
    },
  },
  {
    name: "an event that an earlier unit has appears once more",
    promise: "It is counted once",
    file: "pipeline/compaction/judgeAtOnce.ts",
    find: "    const before = earlier.identities.find(sighting);",
    replace: "    const before = undefined as number | undefined;",
    caughtBy: {
      file: compact,
      title: "counts an event once within a batch, between batches and across hours",
    },
  },
  {
    name: "the window in which repetitions are known has no hours",
    promise: "It is counted once",
    file: "pipeline/compaction/hourView.ts",
    find: "hoursAfter(hour, -dedupWindowHours)",
    replace: "hour",
    caughtBy: {
      file: compact,
      title: "counts an event once within a batch, between batches and across hours",
    },
  },
  {
    name: "the window in which repetitions are known is an hour short",
    promise: "It is counted once",
    file: "pipeline/compaction/hourView.ts",
    find: "hoursAfter(hour, -dedupWindowHours)",
    replace: "hoursAfter(hour, 1 - dedupWindowHours)",
    caughtBy: {
      file: compact,
      title: "takes an event for new again when its first hour lies before the window",
    },
  },
  {
    name: "the window in which repetitions are known is an hour long",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/hourView.ts",
    find: "hoursAfter(hour, -dedupWindowHours)",
    replace: "hoursAfter(hour, -1 - dedupWindowHours)",
    caughtBy: {
      file: compact,
      title: "takes an event for new again when its first hour lies before the window",
    },
  },
  {
    name: "the window in which repetitions are known ends at midnight",
    promise: "It is counted once",
    file: "pipeline/compaction/hourView.ts",
    find: "  for (const part of parts) {\n",
    replace: "  for (const part of [...parts].slice(-1)) {\n",
    caughtBy: {
      file: "test/pipeline/compaction/compact.test.ts",
      title: "knows an event again across midnight",
    },
  },
  {
    name: "what the shards before have does not count within an hour",
    promise: "It is counted once",
    file: "pipeline/compaction/hourView.ts",
    find: "unit.hour < hour || (unit.hour === hour && unit.shard < shard)",
    replace: "unit.hour < hour",
    caughtBy: { file: conflicts, title: "versions in two shards of one hour are told apart too" },
  },
  {
    name: "what the shards after have counts within an hour",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/hourView.ts",
    find: "unit.hour < hour || (unit.hour === hour && unit.shard < shard)",
    replace: "unit.hour < hour || (unit.hour === hour && unit.shard !== shard)",
    caughtBy: {
      file: "test/pipeline/compaction/compact.shards.test.ts",
      title: "an event that two shards hold is shown until the last run",
    },
  },
  {
    name: "of a unit's sidecars the one of fewest raw objects counts",
    promise: "It is counted once",
    file: "pipeline/compaction/hourView.ts",
    find: ".sort(([a], [b]) => (a < b ? -1 : 1)))\n    if (unit.hour",
    replace: ".sort(([a], [b]) => (a < b ? 1 : -1)))\n    if (unit.hour",
    caughtBy: { file: unit, title: "of a unit's sidecars the one of most raw objects counts" },
  },
  {
    name: "a sidecar remembers only what its unit shows",
    promise: "It is counted once",
    file: "pipeline/compaction/judgeAtOnce.ts",
    find: '      mine.add(sighting);\n      if (first === undefined) return "row";\n',
    replace:
      '      if (first === undefined) {\n        mine.add(sighting);\n        return "row";\n      }\n',
    caughtBy: {
      file: compact,
      title: "takes an event for new again when its first hour lies before the window",
    },
  },
  {
    name: "another version of an event is taken for a repetition",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/judgeAtOnce.ts",
    find: '      if (isSameContent(first.sighting, sighting)) return "duplicate";',
    replace: '      if (first !== undefined) return "duplicate";',
    caughtBy: { file: conflicts, title: "of two versions of an event" },
  },
  {
    name: "a repetition is taken for another version of its event",
    promise: "No reader sees half an hour",
    file: "pipeline/compaction/sighting.ts",
    find: "sha256(line.bytes.subarray(line.contentStart, line.contentEnd))",
    replace: "sha256(batchId + line.bytes.toString())",
    caughtBy: {
      file: compact,
      title: "counts an event once within a batch, between batches and across hours",
    },
  },
  {
    name: "an event's site is no part of what makes it the same",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/sighting.ts",
    find: "  return sha256(beginningOf(message.bytes, message.siteBytes + length));",
    replace: "  return sha256(bytes.subarray(start, start + length));",
    caughtBy: {
      file: "test/pipeline/compaction/sighting.test.ts",
      title: "identityOf(line) goes by site and id alone",
    },
  },
  {
    name: "the last version of an event stays, not the first",
    promise: "It is counted once",
    file: "pipeline/compaction/identitySet.ts",
    find: "      if (slots[slot] !== 0) return false;\n",
    replace:
      "      const there = slots[slot] ?? 0;\n" +
      "      const known = segments[(there - 1) >>> segmentBits];\n" +
      "      const to = ((there - 1) & (segmentRecords - 1)) * sightingBytes;\n" +
      "      if (there !== 0) bytes.copy((known as Segment).bytes, to, offset, offset + sightingBytes);\n" +
      "      if (there !== 0) return false;\n",
    caughtBy: {
      file: "test/pipeline/compaction/identitySet.test.ts",
      title: "a set holds every event's first sighting, in the order in which they came",
    },
  },
  {
    name: "rows are confirmed although an earlier unit has come to hold their events",
    promise: "It is counted once",
    file: "pipeline/compaction/confirmRecord.ts",
    find: "  if (isAnyHeld) return undefined;\n",
    replace: "",
    caughtBy: { file: conflicts, title: "an earlier hour's version wins also when it comes after" },
  },
  {
    name: "rows are confirmed although a unit that had their events counts no more",
    promise: "It is counted once",
    file: "pipeline/compaction/confirmRecord.ts",
    find: "record === undefined || !areReplaced(record.sidecars, sidecars)",
    replace: "record === undefined",
    caughtBy: {
      file: unit,
      title: "where an earlier hour counts no more, what was left out because of it is shown",
    },
  },
  {
    name: "a sidecar that was swept is read as an empty one",
    promise: "It is counted once",
    file: "pipeline/compaction/earlierIdentities.ts",
    find: "    if (object === undefined) return undefined;",
    replace: "    if (object === undefined) continue;",
    caughtBy: { file: unit, title: "a sidecar that is swept while it is gone by makes the run look again" },
  },
  {
    name: "after a named hour the hours that repeat its events are not looked at",
    promise: "It is counted once",
    file: "pipeline/compaction/compact.ts",
    find: "maxHour(named, minHour(hoursAfter(named, parts.dedupWindowHours), hoursAfter(current, -1)))",
    replace: "maxHour(named, minHour(named, hoursAfter(current, -1)))",
    caughtBy: {
      file: compact,
      title: "looks, after a named hour that changed, at the hours that may repeat its events",
    },
  },
  {
    name: "events are remembered for as long as another dataset's records",
    promise: "It is counted once",
    file: "handlers/compact.ts",
    find: "environment.DEDUP_WINDOWS[dataset]",
    replace: "environment.DEDUP_WINDOWS.orders",
    caughtBy: {
      file: "test/handlers/compact.test.ts",
      title: "handler(order) compacts the hour that is named, however long ago",
    },
  },
  {
    name: "a unit that is read by a plan shows what an earlier unit has",
    promise: "It is counted once",
    file: "pipeline/compaction/planUnit.ts",
    find: "      const known = firstBefore.find(mine, at);",
    replace: "      const known = undefined as number | undefined;",
    caughtBy: { file: plan, title: "leaves to the byte what one leaves that is read at once" },
  },
  {
    name: "a unit that is read by a plan shows what it has twice",
    promise: "It is counted once",
    file: "pipeline/compaction/planUnit.ts",
    find: "      const knownOwn = first.find(mine, at);",
    replace: "      const knownOwn = undefined as number | undefined;",
    caughtBy: { file: plan, title: "leaves to the byte what one leaves that is read at once" },
  },
  {
    name: "identities that may be a unit's own are taken for others",
    promise: "It is counted once",
    file: "pipeline/compaction/identityFilter.ts",
    find: "& mask] as number) & bits) === bits) take(offset);",
    replace: "& mask] as number) & bits) === 0) take(offset);",
    caughtBy: {
      file: "test/pipeline/compaction/identityFilter.test.ts",
      title: "lets every member pass",
    },
  },
  {
    name: "of a name that stands twice in an object of properties both are stored",
    promise: "It is counted once",
    file: "pipeline/raw/scan/canonicalObject.ts",
    find: " || isTwice(scan.view, from, start, end)",
    replace: "",
    caughtBy: {
      file: "test/pipeline/raw/scan/canonicalObject.test.ts",
      title: "leaves what JSON.stringify would write otherwise to who parses it",
    },
  },
  {
    name: "a line that begins as the line before is taken for its like, although another reader has filled it",
    promise: "Bad input",
    file: "pipeline/raw/eventLineReader.ts",
    find: "    scanner.forget();\n",
    replace: "",
    caughtBy: {
      file: "test/pipeline/raw/eventLineReader.test.ts",
      title: "a line that the codec has read leaves nothing behind for the next",
    },
  },
];
