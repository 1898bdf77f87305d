import type { Mutation } from "./mutation";

const delivery = "test/pipeline/ingest/bufferedDelivery.test.ts";
const plan = "test/pipeline/packing/packPlan.test.ts";
const packer = "test/pipeline/packing/pack.test.ts";
const lines = "test/pipeline/packing/packedLines.test.ts";
const watermark = "test/pipeline/packing/lookAgain.test.ts";

/** The guards of buffered delivery: when a batch is acknowledged, what becomes of it, and who looks where it came late. */
export const packingMutations: readonly Mutation[] = [
  {
    name: "a batch is acknowledged before the queue has it",
    promise: "An acknowledged event is never lost",
    file: "pipeline/ingest/bufferedDelivery.ts",
    find: "await (message.length > messageBytesLimit ? direct(batches) : queue.send(message));",
    replace:
      "(message.length > messageBytesLimit ? direct(batches) : queue.send(message)).catch(() => undefined);",
    caughtBy: { file: delivery, title: "the answer comes only once the queue has the batch" },
  },
  {
    name: "a batch that no message holds is sent all the same",
    promise: "An acknowledged event is never lost",
    file: "pipeline/ingest/bufferedDelivery.ts",
    find: "message.length > messageBytesLimit ? direct(batches) : queue.send(message)",
    replace: "message.length > Infinity ? direct(batches) : queue.send(message)",
    caughtBy: { file: delivery, title: "what no message holds becomes objects of its own at once" },
  },
  {
    name: "a message takes its neighbours in memory along",
    promise: "Nothing private is logged",
    file: "pipeline/ingest/batchMessage.ts",
    find: "Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)",
    replace: "Buffer.from(bytes.buffer)",
    caughtBy: {
      file: "test/pipeline/ingest/batchMessage.test.ts",
      title: "a view into a larger buffer takes none of its neighbours along",
    },
  },
  {
    name: "batches of two hours share an object",
    promise: "Time",
    file: "pipeline/packing/packPlan.ts",
    find: "[batch.set, batch.dataset, hourOf(batch.receivedAtMs)]",
    replace: "[batch.set, batch.dataset]",
    caughtBy: { file: plan, title: "batches share a pack where they share set, dataset and hour of receipt" },
  },
  {
    name: "a pack's name goes by the order in which messages come",
    promise: "It is counted once",
    file: "pipeline/packing/packPlan.ts",
    find: "[...group.values()].sort((a, b) => (a.batchId < b.batchId ? -1 : 1))",
    replace: "[...group.values()]",
    caughtBy: { file: plan, title: "whatever order messages come in, and however often" },
  },
  {
    name: "a retry whose first copy is in the same pack is packed twice",
    promise: "It is counted once",
    file: "pipeline/packing/packPlan.ts",
    find: "const same = group.get(batch.batchId);",
    replace: "const same = undefined as PackedBatch | undefined;",
    caughtBy: { file: plan, title: "a batch that is there twice is packed as it was received first" },
  },
  {
    name: "a pack is larger than what is read of an object",
    promise: "An acknowledged event is never lost",
    file: "pipeline/packing/packPlan.ts",
    find: "records <= packRecordsLimit &&",
    replace: "records >= 0 &&",
    caughtBy: { file: plan, title: "a pack ends before it has more lines, or more bytes" },
  },
  {
    name: "a batch with other lines than it says is packed",
    promise: "An acknowledged event is never lost",
    file: "pipeline/packing/packedLines.ts",
    find: "lines.at(-1) === newline && countOf(lines, newline) === records",
    replace: "lines.length >= 0",
    caughtBy: { file: lines, title: "is damaged" },
  },
  {
    name: "a batch is inflated without a bound when it is packed",
    promise: "Bad input",
    file: "pipeline/packing/packedLines.ts",
    find: "gunzipSync(body, { maxOutputLength: batchBytesLimit })",
    replace: "gunzipSync(body)",
    caughtBy: { file: lines, title: "is damaged" },
  },
  {
    name: "a message is done although the store refused its object",
    promise: "An acknowledged event is never lost",
    file: "pipeline/packing/pack.ts",
    find: "if (whole !== undefined) failures.push(...(await put(parts, whole, numbers)));",
    replace: "if (whole !== undefined) await put(parts, whole, numbers);",
    caughtBy: { file: packer, title: "where the store refuses an object, its messages come again" },
  },
  {
    name: "a message is done although it could not be read",
    promise: "An acknowledged event is never lost",
    file: "pipeline/packing/pack.ts",
    find: 'if (read.kind === "invalid") failures.push({ message: id, error: "UnreadableMessage" });',
    replace: 'if (read.kind === "invalid") continue;',
    caughtBy: { file: packer, title: "comes again, and hinders no other" },
  },
  {
    name: "an object that is packed again replaces its first copy",
    promise: "It is counted once",
    file: "pipeline/packing/pack.ts",
    find: "await parts.raw.put(key, body, { ifAbsent: true });",
    replace: "await parts.raw.put(key, body);",
    caughtBy: { file: packer, title: "a retry that comes in a later call leaves the object as it is" },
  },
  {
    name: "nobody looks at the hour of a batch that comes days late",
    promise: "An acknowledged event is never lost",
    file: "pipeline/packing/pack.ts",
    find: "if (isLate) await parts.lookAgainFrom(dataset, hour);",
    replace: "if (isLate) await Promise.resolve(hour);",
    caughtBy: {
      file: packer,
      title: "is stored in its own hour all the same, and the hour is looked at again",
    },
  },
  {
    name: "an hour that only this hour's run still looks at is taken for looked at",
    promise: "An acknowledged event is never lost",
    file: "pipeline/packing/pack.ts",
    find: "hoursAfter(hourOf(now()), 1 - lookbackHours)",
    replace: "hoursAfter(hourOf(now()), -lookbackHours)",
    caughtBy: {
      file: packer,
      title: "is stored in its own hour all the same, and the hour is looked at again",
    },
  },
  {
    name: "an hour that is to be looked at again is forgotten by a run that has looked already",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/watermark.ts",
    find: "lowered: mark }",
    replace: 'lowered: "" }',
    caughtBy: { file: watermark, title: "the watermark is never the same afterwards" },
  },
  {
    name: "hours before the late one are taken for settled where no run has been",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/watermark.ts",
    find: "const { settledBefore = beginning, etag }",
    replace: "const { settledBefore = hour, etag }",
    caughtBy: { file: watermark, title: "is put before everything where there was none" },
  },
  {
    name: "who moves the watermark back overwrites who moved it on",
    promise: "An acknowledged event is never lost",
    file: "pipeline/compaction/watermark.ts",
    find: "      etag === undefined ? { ifAbsent: true } : { ifMatch: etag },\n    );\n    if (put.kind",
    replace: "    );\n    if (put.kind",
    caughtBy: {
      file: watermark,
      title: "where a run moves the watermark meanwhile, it is moved back from there",
    },
  },
];
