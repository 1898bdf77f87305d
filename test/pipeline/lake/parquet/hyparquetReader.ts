import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

type Hyparquet = typeof import("hyparquet", { with: { "resolution-mode": "import" }});

/** What hyparquet makes of a file. */
export interface HyparquetFile {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly metadata: ReturnType<Hyparquet["parquetMetadata"]>;
  /** By row group and column. */
  readonly pages: readonly (readonly PageIndexes[])[];
}

export interface PageIndexes {
  readonly columnIndex: ReturnType<Hyparquet["readColumnIndex"]> | undefined;
  readonly offsetIndex: ReturnType<Hyparquet["readOffsetIndex"]>;
}

/** Reads whole files, one at a time, with a reader that shares no code with the writer. */
export interface HyparquetReader {
  /** With a filter, only the rows that match; hyparquet leaves out what statistics say has none. */
  read(bytes: Uint8Array, filter?: Readonly<Record<string, unknown>>): Promise<HyparquetFile>;
  close(): Promise<void>;
}

export const hyparquetReader = (): HyparquetReader => {
  const worker = new Worker(join(__dirname, "hyparquetWorker.mjs"));
  return {
    read: async (bytes, filter) => {
      worker.postMessage({ bytes, filter });
      const [answer] = await once(worker, "message");
      if ("error" in answer) throw new Error(answer.error);
      return answer;
    },
    close: async () => {
      await worker.terminate();
    },
  };
};
