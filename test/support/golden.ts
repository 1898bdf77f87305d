import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Compares text with a file in the `goldens` folder beside a test; UPDATE_GOLDENS=1 writes it anew. */
export const expectGolden = (testFolder: string, name: string, actual: string): void => {
  const file = join(testFolder, "goldens", name);
  if (process.env.UPDATE_GOLDENS === "1") writeFileSync(file, actual);
  expect(actual).toBe(readFileSync(file, "utf8"));
};
