import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, Testing } from "cdktf";

const folders: string[] = [];

/** An app whose output goes to a folder of its own, removed when the test file is done. */
export const anApp = (): App => {
  const outdir = mkdtempSync(join(tmpdir(), "footfall-app-"));
  folders.push(outdir);
  return Testing.app({ outdir });
};

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});
