import type { Mutation } from "./mutation";

const files = "test/pipeline/compaction/partitionFiles.test.ts";
const objects = "test/pipeline/compaction/unitObjects.test.ts";
const order = "test/pipeline/compaction/inOrder.test.ts";

/** The guards of a unit of whatever size: that it fits into memory, and that nothing is lost where it waits on a disk. */
export const boundedMutations: readonly Mutation[] = [
  {
    name: "of a raw object another version is read than was listed",
    promise: "It is counted once",
    file: "pipeline/compaction/unitObjects.ts",
    find: "object?.etag === etag ? object : undefined",
    replace: "object?.etag === undefined ? undefined : object",
    caughtBy: { file: objects, title: "an object of another tag than was listed counts as gone" },
  },
  {
    name: "a raw object is read however large it is",
    promise: "Bad input",
    file: "pipeline/compaction/unitObjects.ts",
    find: "    if (bytes > objectBytesLimit) return",
    replace: "    if (bytes < 0) return",
    caughtBy: { file: objects, title: "an object that is too large by its listed size is a bad line" },
  },
  {
    name: "raw objects are asked for one after the other",
    promise: "Bad input",
    file: "pipeline/compaction/unitObjects.ts",
    find: "const objectsAtOnce = 16;",
    replace: "const objectsAtOnce = 1;",
    caughtBy: {
      file: objects,
      title: "while the lines of one object are decoded, the gets of the next are under way",
    },
  },
  {
    name: "of large raw objects as many are under way as of small ones",
    promise: "Bad input",
    file: "pipeline/compaction/inOrder.ts",
    find: "weightUnderWay + weight > weightAtOnce",
    replace: "weightUnderWay < 0",
    caughtBy: { file: order, title: "more is under way than allowed only by one that is alone" },
  },
  {
    name: "what was heavy and is taken still counts as under way",
    promise: "Bad input",
    file: "pipeline/compaction/inOrder.ts",
    find: "    weightUnderWay -= next.weight;\n",
    replace: "",
    caughtBy: { file: order, title: "no more weight is under way at once than allowed" },
  },
  {
    name: "rows of many days wait in memory without a bound",
    promise: "Bad input",
    file: "pipeline/compaction/partitionFiles.ts",
    find: "    while (excess > 0) {",
    replace: "    while (excess < 0) {",
    caughtBy: { file: files, title: "beyond the bound, rows of the largest day are encoded first" },
  },
  {
    name: "encoded rows of many days wait in memory without a bound",
    promise: "Bad input",
    file: "pipeline/compaction/partitionFiles.ts",
    find: "bytesInMemory) > limits.encodedBytes)",
    replace: "bytesInMemory) < 0)",
    caughtBy: { file: files, title: "encoded rows of many days go to the disk beyond the bound" },
  },
  {
    name: "rows go on their way after their file was given up",
    promise: "No reader sees half an hour",
    file: "pipeline/compaction/partitionFiles.ts",
    find: "      isGivenUp = true;\n",
    replace: "",
    caughtBy: { file: files, title: "rows that are on their way when all is given up do not follow" },
  },
  {
    name: "of two moves to the disk at once one is lost",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/heldBytes.ts",
    find: "moved = moved.then(moveToFile);",
    replace: "moved = moveToFile();",
    caughtBy: {
      file: "test/pipeline/compaction/heldBytes.test.ts",
      title: "moves that are asked for at once go one after the other",
    },
  },
  {
    name: "what is on its way to the disk is taken before it is there",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/heldBytes.ts",
    find: "        await waitedFor;\n",
    replace: "",
    caughtBy: {
      file: "test/pipeline/compaction/heldBytes.test.ts",
      title: "moves that are asked for at once go one after the other",
    },
  },
  {
    name: "sightings that are not on the disk yet are forgotten",
    promise: "It is counted once",
    file: "pipeline/compaction/sightingSpill.ts",
    find: "      await write();\n",
    replace: "",
    caughtBy: {
      file: "test/pipeline/compaction/sightingSpill.test.ts",
      title: "what was taken and not written yet is there too",
    },
  },
  {
    name: "rows that are too many for memory are confirmed although an earlier unit has come to hold their events",
    promise: "It is counted once",
    file: "pipeline/compaction/holdsAnyOf.ts",
    find: "      if (known.find(theirs, at) !== undefined) return true;",
    replace: "      if (known.find(theirs, at) !== undefined) return false;",
    caughtBy: {
      file: "test/pipeline/compaction/holdsAnyOf.test.ts",
      title: "both ways say whether any is of both",
    },
  },
];
