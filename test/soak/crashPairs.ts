import { fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { grouped } from "../../local/table";
import type { AllPairs } from "../guarantees/runAllPairs";
import type { ShareMessage } from "./crashPairsShare";

export interface CrashPairsOptions {
  /** One of so many first faults is taken, with every second one: 1 takes all. */
  readonly oneOf: number;
  /** Says which. */
  readonly seed: number;
  readonly print: (line: string) => void;
}

export interface CrashPairsOutcome {
  readonly pairs: number;
  /** The first pairs after which something is wrong, with what it is. */
  readonly broken: readonly string[];
}

const progressEveryMs = 30_000;

/** Every pair of crash points, or a part of them, on all cores of this machine. */
export const crashPairs = async ({ oneOf, seed, print }: CrashPairsOptions): Promise<CrashPairsOutcome> => {
  const cores = availableParallelism();
  const pairsBy = new Map<number, number>();
  let toldAtMs = performance.now();
  const progress = (core: number, pairs: number): void => {
    pairsBy.set(core, pairs);
    if (performance.now() - toldAtMs < progressEveryMs) return;
    toldAtMs = performance.now();
    print(`  ${grouped([...pairsBy.values()].reduce((sum, count) => sum + count, 0))} pairs so far`);
  };
  const shares = Array.from({ length: cores }, (_, core) =>
    runShare({ index: (seed % oneOf) + oneOf * core, of: oneOf * cores }, (pairs) => progress(core, pairs)),
  );
  const scenes = new Map<string, { pairs: number; states: number }>();
  const broken: string[] = [];
  for (const figures of await Promise.all(shares))
    for (const { scene, pairs, states, broken: wrong } of figures) {
      const sum = scenes.get(scene) ?? { pairs: 0, states: 0 };
      scenes.set(scene, { pairs: sum.pairs + pairs, states: sum.states + states });
      broken.push(...wrong.map((text) => `${scene}: ${text}`));
    }
  for (const [scene, { pairs, states }] of scenes)
    print(`  ${scene}: ${grouped(pairs)} pairs, which left ${grouped(states)} different states`);
  return { pairs: [...scenes.values()].reduce((sum, { pairs }) => sum + pairs, 0), broken };
};

const runShare = async (
  { index, of }: { readonly index: number; readonly of: number },
  progress: (pairs: number) => void,
): Promise<readonly AllPairs[]> => {
  const child = fork(join(__dirname, "crashPairsShare.ts"), [String(index), String(of)], {
    execArgv: ["--no-warnings", "--import", "tsx"],
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  let figures: readonly AllPairs[] | undefined;
  child.on("message", (message: ShareMessage) => {
    if (message.kind === "done") figures = message.figures;
    else progress(message.pairs);
  });
  const [code] = await once(child, "exit");
  process.off("exit", kill);
  if (figures === undefined) throw new Error(`the process with a share of the pairs ended with code ${code}`);
  return figures;
};
