import { availableParallelism } from "node:os";
import { type EncodingThread, encodingThread } from "./encodingThread";
import { encoderHere, type RowGroupEncoder, type RowGroupForm } from "./rowGroupEncoder";

/**
 * An encoder that leaves large row groups to a second thread, in a function of Lambda that has a processor for it and where the thread's program
 * is at hand. Elsewhere it encodes where it is, because two threads take 270 MB and more, one takes 200. Whoever collects rows goes on with the next meanwhile. All files of a process share one thread, so that one row group is on its
 * way at a time, however many files there are. It runs as long as there is a file that has used it, and keeps no process alive.
 */
export const threadEncoder = (form: RowGroupForm): RowGroupEncoder => {
  const here = encoderHere(form);
  let thread: EncodingThread | undefined;
  return {
    ready: async () => {
      await thread?.idle();
    },
    encode: (rows, order) => {
      if (order.isLast || rows.rowCount < leastRows) return here.encode(rows, order);
      thread ??= join();
      return thread === undefined ? here.encode(rows, order) : thread.encode(form, rows);
    },
    close: () => {
      if (thread !== undefined) leave();
      thread = undefined;
    },
  };
};

/** With fewer, handing them over costs more than it brings. */
const leastRows = 2 ** 14;

/** The thread of this process, and how many files use it. */
const shared: { thread: EncodingThread | undefined; files: number } = { thread: undefined, files: 0 };

const join = (): EncodingThread | undefined => {
  if (!hasSecondProcessor()) return undefined;
  if (shared.thread === undefined || shared.thread.hasEnded) shared.thread = encodingThread();
  if (shared.thread !== undefined) shared.files += 1;
  return shared.thread;
};

/** Every function sees two processors; one that has less memory than this has no more than the time of one. */
const hasSecondProcessor = (): boolean =>
  availableParallelism() > 1 && Number(process.env["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] ?? 0) > memoryOfOneMb;

const memoryOfOneMb = 1769;

const leave = (): void => {
  shared.files -= 1;
  if (shared.files > 0) return;
  shared.thread?.end();
  shared.thread = undefined;
};
