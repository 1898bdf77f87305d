import { basename, join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import type { Variant } from "./work";

const root = join(__dirname, "../..");

/** Bundles a variant into a folder, as the functions are bundled for Lambda, but with names that a profile can tell. */
export const variantProgram = async (
  { module, threads = [] }: Pick<Variant, "module" | "threads">,
  folder: string,
): Promise<string> => {
  const program = join(folder, "program.js");
  await build({
    ...bundled,
    stdin: {
      contents: `import { run } from "./${module}"; import { measuredRun } from "./bench/harness/measuredRun";
        measuredRun(run).catch((error) => { console.error(error); process.exit(1); });`,
      resolveDir: root,
    },
    outfile: program,
  });
  for (const thread of threads)
    await build({
      ...bundled,
      entryPoints: [thread],
      outfile: join(folder, basename(thread).replace(/\.ts$/, ".js")),
    });
  return program;
};

const bundled: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: `node${process.versions.node}`,
  format: "cjs",
  mainFields: ["module", "main"],
  keepNames: true,
  // native code stays where it is, and so does what bundles itself
  external: ["@duckdb/node-api", "esbuild"],
  logLevel: "error",
};
