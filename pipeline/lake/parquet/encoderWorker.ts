import { parentPort } from "node:worker_threads";
import { encodeRowGroup } from "./encodeRowGroup";
import type { EncodingResult, EncodingTask } from "./encodingThread";
import { pageCodec } from "./pageCodec";

/*
 * The program of the thread that encodes row groups; see encodingThread.ts.
 */

const codec = pageCodec();

parentPort?.on("message", ({ form, run }: EncodingTask) => {
  try {
    const rowGroup = encodeRowGroup(form.columns, form.sortedBy, codec, run);
    const result: EncodingResult = { kind: "encoded", rowGroup };
    parentPort?.postMessage(result, [rowGroup.bytes.buffer as ArrayBuffer]);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    parentPort?.postMessage({ kind: "failed", error } satisfies EncodingResult);
  }
});
