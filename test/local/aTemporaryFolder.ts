import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made: string[] = [];

/** A new folder that is removed when the test file is done. */
export const aTemporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "footfall-"));
  made.push(folder);
  return folder;
};

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});
