import { chmodSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BundledCode, bundledCode } from "./bundledCode";

/** Any fixed time: the archive states it, and equal sources must give equal archives. */
const stagedAtSeconds = Date.UTC(2000, 0, 1) / 1000;

/**
 * Bundles `handlers/<handler>.ts` into `<folder>/index.js`. Mode and time of the file are constant. The map that reads its stack traces lies
 * beside the folder, as `<folder>.map`: it is not deployed.
 * @returns the folder, ready to be archived
 */
export const bundle = (handler: string, folder: string): string => {
  if (/\s/.test(folder)) throw new Error(`${folder}: cdktf cannot archive a folder whose path has spaces`);
  const { code, map } = codeOf(`handlers/${handler}.ts`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  stage(join(folder, "index.js"), code);
  // the program of the thread that encodes Parquet, which a function that writes it looks for beside its own
  if (code.includes("./encoderWorker"))
    stage(join(folder, "encoderWorker.js"), codeOf("pipeline/lake/parquet/encoderWorker.ts").code);
  writeFileSync(`${folder}.map`, map);
  return folder;
};

const stage = (file: string, code: string): void => {
  writeFileSync(file, code);
  chmodSync(file, 0o644);
  utimesSync(file, stagedAtSeconds, stagedAtSeconds);
};

/** Sources do not change while a process synthesizes. */
const bundled = new Map<string, BundledCode>();

const codeOf = (entry: string): BundledCode => {
  const code = bundled.get(entry) ?? bundledCode(entry);
  bundled.set(entry, code);
  return code;
};
