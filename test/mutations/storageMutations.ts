import type { Mutation } from "./mutation";

const folder = "test/pipeline/storage/objectStore.dir.test.ts";
const bucket = "test/pipeline/storage/objectStore.s3.test.ts";

/** The guards of the stores: conditions are one step with what they guard, and objects are whole or not there. */
export const storageMutations: readonly Mutation[] = [
  {
    name: "a folder's object is put over one that is there",
    promise: "It is counted once",
    file: "pipeline/storage/objectStore.dir.ts",
    find: '    if (!(await linkIfAbsent(temporary, path))) return { kind: "conflict" };',
    replace: "    await rename(temporary, path);",
    caughtBy: { file: folder, title: "ifAbsent stores a new object, and conflicts with one that is there" },
  },
  {
    name: "a folder's object is put over one of another tag",
    promise: "No reader sees half an hour",
    file: "pipeline/storage/objectStore.dir.ts",
    find: "if (condition !== undefined && (await etagAt(path)) !== condition.ifMatch)",
    replace: "if (condition !== undefined && (await etagAt(path)) === undefined)",
    caughtBy: { file: folder, title: "ifMatch conflicts with an object of another tag" },
  },
  {
    name: "in a folder another put comes between the comparison of a tag and the put",
    promise: "No reader sees half an hour",
    file: "pipeline/storage/objectStore.dir.ts",
    find: "const result = await inTurn(key, put);",
    replace: "const result = await put();",
    caughtBy: { file: folder, title: "of 20 concurrent ifMatch puts one is stored" },
  },
  {
    name: "in a folder an object is away while it is replaced",
    promise: "No reader sees half an hour",
    file: "pipeline/storage/objectStore.dir.ts",
    find: "    await rename(temporary, path);",
    replace: "    await rm(path, { force: true });\n    await rename(temporary, path);",
    caughtBy: { file: folder, title: "readers see the old object or the new one while it is replaced" },
  },
  {
    name: "a folder's object has the tag of one that was there before",
    promise: "No reader sees half an hour",
    file: "pipeline/storage/objectStore.dir.ts",
    find: "    lastMs = Math.max(now(), lastMs + 1);",
    replace: "    lastMs = now();",
    caughtBy: { file: folder, title: "objects are stamped by the store's clock, to the millisecond" },
  },
  {
    name: "a file on the way to an object is listed",
    promise: "No reader sees half an hour",
    file: "pipeline/storage/objectStore.dir.ts",
    find: "key.startsWith(prefix) && key !==",
    replace: 'key.startsWith(prefix) && "" !==',
    caughtBy: { file: folder, title: "files on the way to an object are not listed" },
  },
  {
    name: "a key reaches out of its folder",
    promise: "Bad input",
    file: "pipeline/storage/objectStore.dir.ts",
    find: 'segment === "" || segment === "." || segment === ".."',
    replace: 'segment === "" || segment === "."',
    caughtBy: { file: folder, title: "is refused by name, and nothing is written" },
  },
  {
    name: "a bucket's put is made without its condition",
    promise: "No reader sees half an hour",
    file: "pipeline/storage/objectStore.s3.ts",
    find: 'return "ifAbsent" in condition ? { IfNoneMatch: "*" } : { IfMatch: condition.ifMatch };',
    replace: 'return "ifAbsent" in condition ? {} : {};',
    caughtBy: {
      file: bucket,
      title: "a put that meets others under way (409) is tried again until its fate is known",
    },
  },
  {
    name: "a bucket's put that met another under way is taken for stored",
    promise: "An acknowledged event is never lost",
    file: "pipeline/storage/objectStore.s3.ts",
    find: '    if (status === 409) return { kind: "contended" };',
    replace: '    if (status === 409) return { kind: "stored", etag: "" };',
    caughtBy: {
      file: bucket,
      title: "a put that meets others under way (409) is tried again until its fate is known",
    },
  },
  {
    name: "a bucket's put that failed is taken for a lost race",
    promise: "An acknowledged event is never lost",
    file: "pipeline/storage/objectStore.s3.ts",
    find: '    if (status === 409) return { kind: "contended" };\n    throw error;',
    replace: '    if (status === 409) return { kind: "contended" };\n    return { kind: "conflict" };',
    caughtBy: { file: bucket, title: "rejects puts, gets, lists and deletes" },
  },
  {
    name: "a bucket's list ends with its first page",
    promise: "An acknowledged event is never lost",
    file: "pipeline/storage/objectStore.s3.ts",
    find: "    token = page.NextContinuationToken;",
    replace: "    token = undefined;",
    caughtBy: { file: bucket, title: "a list that fails on its second page rejects" },
  },
  {
    name: "others than the sweep are given a store that deletes",
    promise: "An acknowledged event is never lost",
    file: "pipeline/storage/openStore.ts",
    find: "  const { delete: _, ...store } = openSweepableStore(uri);\n  return store;",
    replace: "  return openSweepableStore(uri);",
    caughtBy: {
      file: "test/pipeline/storage/openStore.test.ts",
      title: "has nothing by which objects could be removed",
    },
  },
  {
    name: "a bucket's upload is put over an object that is there",
    promise: "It is counted once",
    file: "pipeline/storage/objectUpload.s3.ts",
    find: '          IfNoneMatch: "*",\n',
    replace: "",
    caughtBy: {
      file: "test/pipeline/storage/objectUpload.s3.test.ts",
      title: "no more than two parts are under way while the next is filled",
    },
  },
  {
    name: "parts of a bucket's upload follow after it was given up",
    promise: "No reader sees half an hour",
    file: "pipeline/storage/objectUpload.s3.ts",
    find: "    if (isGivenUp) throw",
    replace: "    if (key.length < 0) throw",
    caughtBy: {
      file: "test/pipeline/storage/objectUpload.s3.test.ts",
      title: "one that is given up while it begins is taken away",
    },
  },
];
