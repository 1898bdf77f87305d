import type { Mutation } from "./mutation";

const rollUp = "test/pipeline/rollUp/rollUp.test.ts";
const merge = "test/pipeline/rollUp/mergeFiles.test.ts";
const publish = "test/pipeline/rollUp/publishRollUp.test.ts";
const sweep = "test/pipeline/sweep/sweep.rollUps.test.ts";

/** The guards of the roll-up: what it takes, what it puts in its place, and how compaction and the sweep see through it. */
export const rollUpMutations: readonly Mutation[] = [
  {
    name: "a roll-up is shown without the condition that the manifest still has its tag",
    promise: "No reader sees half an hour",
    file: "pipeline/rollUp/publishRollUp.ts",
    find: "lake.put(key, body, { ifMatch: current.etag })",
    replace: "lake.put(key, body)",
    caughtBy: { file: publish, title: "a commit between the look and the put is not undone" },
  },
  {
    name: "a roll-up is shown although a file that it was made of is not shown any more",
    promise: "It is counted once",
    file: "pipeline/rollUp/publishRollUp.ts",
    find: "!madeOf.every((file) => manifest.includes(file))",
    replace: "!madeOf.some((file) => manifest.includes(file))",
    caughtBy: {
      file: publish,
      title: "is overtaken where one of the files that it was made of has been replaced",
    },
  },
  {
    name: "a roll-up is shown while the sweep may take its file",
    promise: "An acknowledged event is never lost",
    file: "pipeline/rollUp/publishRollUp.ts",
    find: "    if (now() - begun_at_ms > publishWithinHours * 3_600_000)\n",
    replace: "    if (now() - begun_at_ms < 0)\n",
    caughtBy: { file: rollUp, title: "does not show a file that took so long that the sweep may have it" },
  },
  {
    name: "a roll-up's put whose answer was lost is taken for another's",
    promise: "No reader sees half an hour",
    file: "pipeline/rollUp/publishRollUp.ts",
    find: 'if (put.kind === "stored" || (await tagOfMyLostPut(lake, key, body)) !== undefined) return "changed";',
    replace: 'if (put.kind === "stored") return "changed";',
    caughtBy: { file: publish, title: "a put whose answer was lost is one's own" },
  },
  {
    name: "compaction does not see the files behind a roll-up",
    promise: "It is counted once",
    file: "pipeline/compaction/publish.ts",
    find: "isSameList(filesOf(withoutRollUps(manifest, rollUps), unit), files)",
    replace: "isSameList(filesOf(manifest, unit), files)",
    caughtBy: { file: rollUp, title: "changes nothing where it is nothing new: compaction sees through" },
  },
  {
    name: "a late object's rows are shown beside a roll-up that has some of them",
    promise: "It is counted once",
    file: "pipeline/compaction/publish.ts",
    find: "  const hourly = withoutRollUps(manifest, outdated);",
    replace: "  const hourly = withoutRollUps(manifest, outdated.slice(outdated.length));",
    caughtBy: { file: rollUp, title: "to one of its hours brings the hourly files back" },
  },
  {
    name: "a roll-up of a roll-up stands for that one's file",
    promise: "An acknowledged event is never lost",
    file: "pipeline/rollUp/chooseFiles.ts",
    find: "rollUp?.covers ?? contents",
    replace: "rollUp === undefined ? contents : contents",
    caughtBy: {
      file: "test/pipeline/rollUp/chooseFiles.test.ts",
      title: "a roll-up of a roll-up stands for the hourly files behind it",
    },
  },
  {
    name: "a row group that is not in order is merged as if it were",
    promise: "No reader sees half an hour",
    file: "pipeline/rollUp/sortedRuns.ts",
    find: "    for (let row = 1; row < count; row++) if (order.compare(keys, row - 1, keys, row) > 0) return undefined;\n",
    replace: "",
    caughtBy: { file: merge, title: "whatever files there are, sorted or not" },
  },
  {
    name: "a text loses its byte order mark in a roll-up",
    promise: "An acknowledged event is never lost",
    file: "pipeline/lake/parquet/parquetReader.ts",
    find: 'bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"),',
    replace: "bytes && new TextDecoder().decode(bytes),",
    caughtBy: {
      file: "test/pipeline/lake/parquet/parquetReader.test.ts",
      title: "whatever is written is read as it was written",
    },
  },
  {
    name: "a column that this version does not know is left out of a roll-up",
    promise: "An acknowledged event is never lost",
    file: "pipeline/lake/parquet/parquetReader.ts",
    find: "    if (wanted === undefined) throw new Error(`",
    replace:
      "    if (wanted === undefined) continue;\n    if (wanted === stored) continue;\n    else throw new Error(`",
    caughtBy: {
      file: "test/pipeline/lake/parquet/parquetReader.test.ts",
      title: "a file with a column that the dataset has not",
    },
  },
  {
    name: "the hourly files behind a roll-up go",
    promise: "The sweep",
    file: "pipeline/sweep/readManifest.ts",
    find: "needed: new Set([...files, ...behind])",
    replace: "needed: new Set([...files, ...behind.filter((key) => key.length === 0)])",
    caughtBy: {
      file: sweep,
      title: "what a roll-up that is shown stands for stays, however old, and so does its record",
    },
  },
  {
    name: "a roll-up's file goes while a query may read it",
    promise: "The sweep",
    file: "pipeline/sweep/judgeLeftovers.ts",
    find: "      ages.newestPutMs,\n      ...ages.units.map((unit) => (units.get(unit) ?? noCommits).newestPutMs),\n",
    replace: "      ages.newestPutMs,\n",
    caughtBy: { file: sweep, title: "goes, with its record, a day after a late object took its place" },
  },
  {
    name: "a roll-up's file goes while it may have been shown until just now, before another",
    promise: "The sweep",
    file: "pipeline/sweep/rollUpsOfDays.ts",
    find: "const related = ofDay.filter(({ record }) => record.covers.some(({ key }) => covered.has(key)));",
    replace: "const related = ofDay.filter(({ record }) => record === own?.record);",
    caughtBy: { file: sweep, title: "goes a day after a larger roll-up took its place" },
  },
];
