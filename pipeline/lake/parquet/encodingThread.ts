import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { EncodedRowGroup } from "./encodeRowGroup";
import type { FilledRowBuffer } from "./rowBuffer";
import type { RowGroupForm } from "./rowGroupEncoder";
import type { RowRun } from "./rowRun";

/** A thread that encodes one row group after the other. */
export interface EncodingThread {
  /** Resolves once nothing is on its way. */
  idle(): Promise<void>;
  /** Takes the rows out of the buffer: their arrays move to the thread. Rejects where encoding fails, or the thread ends. */
  encode(form: RowGroupForm, rows: FilledRowBuffer): Promise<EncodedRowGroup>;
  readonly hasEnded: boolean;
  end(): void;
}

/** What is sent to the thread, and what comes back for it. */
export interface EncodingTask {
  readonly form: RowGroupForm;
  readonly run: RowRun;
}
export type EncodingResult =
  | { readonly kind: "encoded"; readonly rowGroup: EncodedRowGroup }
  | { readonly kind: "failed"; readonly error: Error };

/** Starts a thread; undefined where its program is not there: a bundle need not have it beside it. */
export const encodingThread = (): EncodingThread | undefined => {
  const program = programFile();
  if (program === undefined) return undefined;
  const worker = started(program);
  /** Of the row groups that are on their way; they come back in the order in which they went. */
  const waiting: { resolve(rowGroup: EncodedRowGroup): void; reject(error: Error): void }[] = [];
  let latest: Promise<unknown> = Promise.resolve();
  let hasEnded = false;

  const fail = (error: Error): void => {
    hasEnded = true;
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on("message", (result: EncodingResult) => {
    const first = waiting.shift();
    if (waiting.length === 0) worker.unref();
    if (result.kind === "encoded") first?.resolve(result.rowGroup);
    else first?.reject(result.error);
  });
  worker.on("error", fail);
  worker.on("exit", (code) => fail(new Error(`the thread that encodes row groups ended with code ${code}`)));
  worker.unref();

  return {
    idle: async () => {
      while (waiting.length > 0) await latest.catch(() => {});
    },
    encode: (form, rows) => {
      const { run } = rows;
      const encoded = new Promise<EncodedRowGroup>((resolve, reject) => {
        waiting.push({ resolve, reject });
      });
      latest = encoded;
      if (hasEnded) fail(new Error("the thread that encodes row groups has ended"));
      else {
        // as long as something is on its way the process waits for it
        worker.ref();
        worker.postMessage({ form, run } satisfies EncodingTask, arraysOf(run));
      }
      rows.letGo();
      return encoded;
    },
    get hasEnded() {
      return hasEnded;
    },
    end: () => {
      void worker.terminate();
    },
  };
};

/** The program in whichever form stands beside this one: its source, or in a folder of bundles its bundle. */
const programFile = (): string | undefined => {
  try {
    return require.resolve("./encoderWorker");
  } catch {
    return undefined;
  }
};

/** A bundle runs as it is; a source needs what lets Node run sources, which of itself it loads in the first thread only. */
const started = (program: string): Worker =>
  program.endsWith(".ts")
    ? new Worker(
        `for (const file of ${JSON.stringify([createRequire(program).resolve("tsx/cjs"), program])}) require(file);`,
        {
          eval: true,
          execArgv: ["--no-warnings"],
        },
      )
    : new Worker(program);

const arraysOf = ({ columns }: RowRun): ArrayBuffer[] =>
  columns.flatMap((column) => {
    if (column === undefined) return [];
    if (column.type === "string") return [column.codes, column.bytes, column.starts].map(bufferOf);
    return (column.type === "boolean" ? [column.values] : [column.values, column.present]).map(bufferOf);
  });

const bufferOf = ({ buffer }: { readonly buffer: ArrayBufferLike }): ArrayBuffer => buffer as ArrayBuffer;
