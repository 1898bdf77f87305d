import type { Mutation } from "./mutation";

const faults = "test/pipeline/compaction/compact.faults.test.ts";
const unit = "test/pipeline/compaction/compactUnit.test.ts";
const publish = "test/pipeline/compaction/publish.test.ts";
const conflicts = "test/pipeline/compaction/compact.conflicts.test.ts";

/** The guards of the commit: in which order the stores are looked at, and on which conditions they are written to. */
export const publicationMutations: readonly Mutation[] = [
  {
    name: "a manifest is put without the condition that it still has its tag",
    promise: "No reader sees half an hour",
    file: "pipeline/compaction/publish.ts",
    find: "seenTag === undefined ? { ifAbsent: true } : { ifMatch: seenTag },",
    replace: "seenTag === undefined ? { ifAbsent: true } : undefined,",
    caughtBy: { file: publish, title: "put by one run between another's look at it and its put" },
  },
  {
    name: "a day's first manifest is put without the condition that there is none",
    promise: "No reader sees half an hour",
    file: "pipeline/compaction/publish.ts",
    find: "seenTag === undefined ? { ifAbsent: true } : { ifMatch: seenTag },",
    replace: "seenTag === undefined ? undefined : { ifMatch: seenTag },",
    caughtBy: { file: publish, title: "put by one run between another's look at it and its put" },
  },
  {
    name: "a manifest is put by its tag of now, not of the view that its files come from",
    promise: "No reader sees half an hour",
    file: "pipeline/compaction/publish.ts",
    find:
      "  const seenTag = view.manifestTags.get(day);\n" +
      "  const current = await lake.get(key);\n" +
      '  if (current?.etag !== seenTag) return "overtaken";\n',
    replace: "  const current = await lake.get(key);\n  const seenTag = current?.etag;\n",
    caughtBy: { file: publish, title: "files that wait to be shown do not take the place" },
  },
  {
    name: "raw objects are listed before the manifests' tags are taken",
    promise: "No reader sees half an hour",
    file: "pipeline/compaction/hourView.ts",
    find:
      "  const manifestTags = await listManifests(parts);\n" +
      "  const { commits, counted } = await listCommits(parts, hour);\n" +
      "  const sidecars = await listSidecars(parts, hour);\n" +
      "  const raw = await listRawHour(parts.raw, parts.dataset.name, hour);\n",
    replace:
      "  const raw = await listRawHour(parts.raw, parts.dataset.name, hour);\n" +
      "  const manifestTags = await listManifests(parts);\n" +
      "  const { commits, counted } = await listCommits(parts, hour);\n" +
      "  const sidecars = await listSidecars(parts, hour);\n",
    caughtBy: { file: faults, title: "a run that reads manifests' tags first lists the raw objects last" },
  },
  {
    name: "sidecars are listed before the commit records that go by them",
    promise: "It is counted once",
    file: "pipeline/compaction/hourView.ts",
    find:
      "  const { commits, counted } = await listCommits(parts, hour);\n" +
      "  const sidecars = await listSidecars(parts, hour);\n",
    replace:
      "  const sidecars = await listSidecars(parts, hour);\n" +
      "  const { commits, counted } = await listCommits(parts, hour);\n",
    caughtBy: { file: faults, title: "a run that reads manifests' tags first lists the raw objects last" },
  },
  {
    name: "a put of a manifest whose answer was lost is taken for another's",
    promise: "No reader sees half an hour",
    file: "pipeline/compaction/publish.ts",
    find: ": await tagOfMyLostPut(lake, key, replaced);",
    replace: ": undefined;",
    caughtBy: { file: faults, title: "puts whose first answers were lost, so that the second ones conflict" },
  },
  {
    name: "another's put of a manifest is taken for one's own whose answer was lost",
    promise: "No reader sees half an hour",
    file: "pipeline/lake/tagOfMyLostPut.ts",
    find: "current !== undefined && Buffer.compare(current.body, body) === 0 ? current.etag : undefined",
    replace: "current?.etag",
    caughtBy: { file: publish, title: "a put whose answer was lost gives no leave to undo" },
  },
  {
    name: "a commit record is put over another of its number",
    promise: "No reader sees half an hour",
    file: "pipeline/compaction/putRecord.ts",
    find: "lake.put(key, encodeCommitRecord(record), { ifAbsent: true })",
    replace: "lake.put(key, encodeCommitRecord(record))",
    caughtBy: { file: unit, title: "of two runs that go by the same records one puts the next" },
  },
  {
    name: "another's commit record is taken for one's own",
    promise: "No reader sees half an hour",
    file: "pipeline/compaction/putRecord.ts",
    find: "there === undefined || decodeCommitRecord(key, there.body).attempt !== record.attempt",
    replace: "there === undefined",
    caughtBy: { file: unit, title: "the one that comes second shows nothing of its own" },
  },
  {
    name: "a commit record whose answer was lost is taken for another's",
    promise: "No reader sees half an hour",
    file: "pipeline/compaction/putRecord.ts",
    find: "there === undefined || decodeCommitRecord(key, there.body).attempt !== record.attempt",
    replace: "there !== undefined",
    caughtBy: { file: faults, title: "puts whose first answers were lost, so that the second ones conflict" },
  },
  {
    name: "data files of two attempts have one name",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/encodeUnit.ts",
    find: "dataKey(dataset.name, day, sources.unit, attempt)",
    replace: 'dataKey(dataset.name, day, sources.unit, "attempt-0000" as AttemptId)',
    caughtBy: {
      file: "test/pipeline/compaction/compact.test.ts",
      title: "adds a late object to an hour that is compacted already",
    },
  },
  {
    name: "manifests are put before the commit record",
    promise: "No reader sees half an hour",
    file: "pipeline/compaction/compactUnit.ts",
    find: "  const record = await putRecord(parts, unit, view, {",
    replace:
      "  for (const { entry } of encoded.files)\n" +
      "    await publish(parts, unit, view, { encoded: { at_ms: parts.now() }, outputs: [entry] } as never, new Set([entry.day]));\n" +
      "  const record = await putRecord(parts, unit, view, {",
    caughtBy: { file: faults, title: "a clean run makes its puts in the order that the protocol demands" },
  },
  {
    name: "a sidecar is put before the manifests show its events",
    promise: "No reader sees half an hour",
    file: "pipeline/compaction/compactUnit.ts",
    find: 'import { publish } from "./publish";',
    replace:
      'import { publish as publishOnly } from "./publish";\n' +
      "const publish: typeof publishOnly = async (parts, unit, view, record, days) => {\n" +
      "  const of = { unit, inputs: record.inputs.length, inputsHash: inputsHash(record.inputs) };\n" +
      "  await leaveSidecar(parts, unit, view, record, sidecarKey(parts.dataset.name, of));\n" +
      "  return publishOnly(parts, unit, view, record, days);\n" +
      "};",
    caughtBy: {
      file: faults,
      title: "an event that a later hour shows stays in sight while an earlier hour fails",
    },
  },
  {
    name: "a sidecar is never put",
    promise: "It is counted once",
    file: "pipeline/compaction/compactUnit.ts",
    find: '  if (view.sidecars.has(key)) return "there";',
    replace: '  if (view.sidecars.has(key) || made !== undefined) return "there";',
    caughtBy: { file: faults, title: "a clean run makes its puts in the order that the protocol demands" },
  },
  {
    name: "a crash before the sidecar leaves none behind for ever",
    promise: "It is counted once",
    file: "pipeline/compaction/compactUnit.ts",
    find: "const sidecar = made ?? (await readSidecar(parts, view, { unit, inputs }));",
    replace: "const sidecar = made ?? { bytes: 0, isOnDisk: false, pieces: async function* () {} };",
    caughtBy: { file: faults, title: "where one put " },
  },
  {
    name: "a day on which a unit has no rows any more goes on showing the old ones",
    promise: "It is counted once",
    file: "pipeline/compaction/compactUnit.ts",
    find: "  for (const { day } of record.outputs) days.add(day);",
    replace: "  days.clear();\n  for (const { day } of record.outputs) days.add(day);",
    caughtBy: { file: conflicts, title: "an earlier hour's version wins also when it comes after" },
  },
  {
    name: "files that were encoded long ago are shown while the sweep may take them",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/publish.ts",
    find: '  if (isExpired) return "expired";\n',
    replace: "",
    caughtBy: { file: unit, title: "what a killed run has encoded is never shown after the limit" },
  },
  {
    name: "files that were encoded just now are taken for too old",
    promise: "No reader sees half an hour",
    file: "pipeline/compaction/publish.ts",
    find: "parts.now() - record.encoded.at_ms > publishWithinHours * 3_600_000",
    replace: "parts.now() - record.encoded.at_ms > 0",
    caughtBy: {
      file: unit,
      title: "what a killed run has encoded is shown by the next one within the limit",
    },
  },
  {
    name: "a record that is right again is not made the latest",
    promise: "Metrics",
    file: "pipeline/compaction/compactUnit.ts",
    find: "  right === undefined || right === records.at(-1)\n",
    replace: "  right === undefined || right !== undefined\n",
    caughtBy: { file: unit, title: "a window that is changed and changed back is right again" },
  },
  {
    name: "rows of raw objects that have gone are taken out of the lake",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/compactUnit.ts",
    find: "  refuseLoss(records, inputs);\n",
    replace: "",
    caughtBy: { file: faults, title: "raw objects that have gone since they were compacted are refused" },
  },
  {
    name: "a raw object that has vanished is read as an empty one",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/readLines.ts",
    find: "    if (lines === undefined) return undefined;",
    replace: "    if (lines === undefined) continue;",
    caughtBy: {
      file: faults,
      title: "a raw object that is listed again and again and never there fails its unit",
    },
  },
];
