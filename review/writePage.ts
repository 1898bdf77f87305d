import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "./usageError";

/** Writes the Markdown; where it cannot be written, a UsageError says so. */
export const writePage = (projectFolder: string, out: string, text: string): void => {
  try {
    writeFileSync(resolve(projectFolder, out), text);
  } catch (error) {
    throw new UsageError(`--out ${out}: cannot be written: ${(error as Error).message}`);
  }
};
