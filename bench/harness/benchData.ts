import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { BenchData } from "./work";

/** Folders of generated data, which can be deleted with all that is in them. */
export interface BenchFolders extends BenchData {
  /** For what is of this run alone. */
  readonly scratch: string;
  /** Deletes what is not to be kept. */
  dispose(): void;
}

/** Keeps generated data in a folder for the next run, or where none is named, until this one ends. */
export const benchData = (
  kept: string | undefined,
  told: (name: string, seconds: number) => void,
): BenchFolders => {
  const scratch = mkdtempSync(join(tmpdir(), "footfall-bench-"));
  const root = kept === undefined ? scratch : resolve(kept);
  mkdirSync(root, { recursive: true });
  return {
    scratch,
    make: async (name, fill) => {
      const folder = join(root, name);
      if (existsSync(folder)) return folder;
      // whole or not at all, also where this process is killed
      const unfinished = `${folder}.unfinished`;
      rmSync(unfinished, { recursive: true, force: true });
      mkdirSync(unfinished, { recursive: true });
      const startedAt = performance.now();
      await fill(unfinished);
      renameSync(unfinished, folder);
      told(name, (performance.now() - startedAt) / 1000);
      return folder;
    },
    dispose: () => rmSync(scratch, { recursive: true, force: true }),
  };
};
