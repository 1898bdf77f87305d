import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

/** What hyparquet makes of a file. */
export interface HyparquetFile {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly metadata: import("hyparquet", { with: { "resolution-mode": "import" }}).FileMetaData;
}

/** Reads whole files, one at a time, with a reader that shares no code with the writer. */
export interface HyparquetReader {
  read(bytes: Uint8Array): Promise<HyparquetFile>;
  close(): Promise<void>;
}

export const hyparquetReader = (): HyparquetReader => {
  const worker = new Worker(join(__dirname, "hyparquetWorker.mjs"));
  return {
    read: async (bytes) => {
      worker.postMessage(bytes);
      const [answer] = await once(worker, "message");
      if ("error" in answer) throw new Error(answer.error);
      return answer;
    },
    close: async () => {
      await worker.terminate();
    },
  };
};
