import { chmodSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";

const projectRoot = join(__dirname, "../..");

/** Any fixed time: the archive states it, and equal sources must give equal archives. */
const stagedAtSeconds = Date.UTC(2000, 0, 1) / 1000;

/**
 * Bundles `handlers/<handler>.ts`, the AWS SDK included, into `<folder>/index.js`: minified CommonJS for Node 22,
 * without absolute paths, so that its bytes depend on the sources alone. Mode and time of the file are constant.
 * @returns the folder, ready to be archived
 */
export const bundle = (handler: string, folder: string): string => {
  if (/\s/.test(folder)) throw new Error(`${folder}: cdktf cannot archive a folder whose path has spaces`);
  const code = bundledCode(handler);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "index.js");
  writeFileSync(file, code);
  chmodSync(file, 0o644);
  utimesSync(file, stagedAtSeconds, stagedAtSeconds);
  return folder;
};

/** Sources do not change while a process synthesizes. */
const bundled = new Map<string, Uint8Array>();

const bundledCode = (handler: string): Uint8Array => {
  const known = bundled.get(handler);
  if (known !== undefined) return known;
  const { outputFiles } = buildSync({
    absWorkingDir: projectRoot,
    entryPoints: [`handlers/${handler}.ts`],
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    // tree shaking needs ES modules, which the AWS SDK offers beside CommonJS
    mainFields: ["module", "main"],
    minify: true,
    // the local mode's SQL engine, which no environment of a deployed function names
    external: ["@duckdb/node-api"],
    // stack traces and error names stay readable
    keepNames: true,
    legalComments: "none",
    write: false,
    logLevel: "silent",
  });
  const code = outputFiles[0]?.contents;
  if (code === undefined) throw new Error(`handlers/${handler}.ts: esbuild gave no output`);
  bundled.set(handler, code);
  return code;
};
