import { Worker } from "node:worker_threads";
import { type AllPairs, runAllPairs } from "../guarantees/runAllPairs";

/** What a process that has a share of the pairs tells the one that started it. */
export type ShareMessage =
  | { readonly kind: "progress"; readonly pairs: number }
  | { readonly kind: "done"; readonly figures: readonly AllPairs[] };

const tell = (message: ShareMessage): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });

/** Run in a process of its own, which ends with the one that started it. */
const run = async (index: number, of: number): Promise<void> => {
  endWithParent();
  const byScene = new Map<string, number>();
  const figures = await runAllPairs({
    share: { index, of },
    progress: (scene, _done, _of, pairs) => {
      byScene.set(scene, pairs);
      void tell({ kind: "progress", pairs: [...byScene.values()].reduce((sum, count) => sum + count, 0) });
    },
  });
  await tell({ kind: "done", figures });
  process.exit(0);
};

/** By a thread that looks: this one is too busy to be told. */
const endWithParent = (): void => {
  const look = `setInterval(() => process.ppid === ${process.ppid} || process.kill(process.pid, "SIGKILL"), 500)`;
  new Worker(look, { eval: true, execArgv: [] }).unref();
};

void run(Number(process.argv[2]), Number(process.argv[3]));
