import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { bundledCode } from "../../../modules/functions/bundledCode";

const root = join(__dirname, "../../..");
const emptyHandler = "bench/works/coldStart/emptyHandler.ts";

/** How ingest can be built: as it is deployed, as ES module, and with the SDK left to the runtime. */
export type Build = "deployed" | "module" | "outside";

/** Each function's file, `handlers/<name>.ts`, in the order of the alphabet. */
export const handlers: readonly string[] = readdirSync(join(root, "handlers"))
  .filter((file) => /^export const handler\b/m.test(sourceOf(file)))
  .map((file) => file.replace(/\.ts$/, ""))
  .sort();

function sourceOf(file: string): string {
  return file.endsWith(".ts") ? readFileSync(join(root, "handlers", file), "utf8") : "";
}

/** Writes what is measured into a folder: `<handler>.cjs`, `empty.cjs`, `module.mjs`, `outside.cjs`. */
export const writeBundles = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  for (const handler of handlers)
    writeFileSync(join(folder, `${handler}.cjs`), bundledCode(`handlers/${handler}.ts`).code);
  writeFileSync(join(folder, "empty.cjs"), bundledCode(emptyHandler).code);
  writeFileSync(join(folder, "module.mjs"), asModule(bundledCode("handlers/ingest.ts", "esm").code));
  writeFileSync(join(folder, "outside.cjs"), withoutSdk("handlers/ingest.ts"));
  // where Lambda has its own copy of the SDK
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
};

/** What the SDK has of CommonJS asks for `require`. */
const asModule = (code: string): string =>
  `import{createRequire as footfallRequire}from"node:module";const require=footfallRequire(import.meta.url);${code}`;

const withoutSdk = (entry: string): Uint8Array => {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    minify: true,
    external: ["@aws-sdk/*", "@duckdb/node-api"],
    legalComments: "none",
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array(0);
};
