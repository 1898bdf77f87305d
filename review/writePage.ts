import { accessSync, constants, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UsageError } from "./usageError";

/** A UsageError where no page can be written: told before the work, not after it. */
export const checkPageFolder = (projectFolder: string, out: string): void =>
  unlessRefused(out, () => accessSync(dirname(resolve(projectFolder, out)), constants.W_OK));

/** Writes the Markdown; where it cannot be written, a UsageError says so. */
export const writePage = (projectFolder: string, out: string, text: string): void =>
  unlessRefused(out, () => writeFileSync(resolve(projectFolder, out), text));

const unlessRefused = (out: string, task: () => void): void => {
  try {
    task();
  } catch (error) {
    throw new UsageError(`--out ${out}: cannot be written: ${(error as Error).message}`);
  }
};
