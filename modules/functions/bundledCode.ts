import { join } from "node:path";
import { buildSync, transformSync } from "esbuild";
import { leaveOut } from "./leaveOut";
import { literalKeys } from "./literalKeys";

const projectRoot = join(__dirname, "../..");

/** A program in one file, and what tells where its lines come from. */
export interface BundledCode {
  readonly code: string;
  readonly map: string;
}

/**
 * Bundles a file of this repository, `handlers/ingest.ts`, for Node 22: minified, with as much of the AWS SDK as it uses, and without absolute
 * paths, so that its bytes depend on the sources alone. CommonJS starts faster than ES modules, and the SDK faster from within than the
 * runtime's own (`npm run bench`); besides, conditional writes must be those that were tested.
 */
export const bundledCode = (entry: string, format: "cjs" | "esm" = "cjs"): BundledCode => {
  // a second pass leaves out what the first could not know to be unused
  const { code, map } = transformSync(literalKeys(leaveOut(joinedCode(entry, format))), {
    ...forNode,
    format,
    minify: true,
    treeShaking: true,
    sourcemap: "external",
  });
  return { code, map };
};

const forNode = {
  platform: "node",
  target: "node22",
  legalComments: "none",
  sourcesContent: false,
  logLevel: "silent",
} as const;

const standIn = (name: string): string => join(projectRoot, `handlers/sdk/${name}.ts`);

/** For what the SDK holds ready for other computers, other kinds of buckets and other operations. */
const standIns = {
  "@aws-sdk/credential-provider-node": standIn("roleCredentials"),
  "@aws-sdk/middleware-endpoint-discovery": standIn("noEndpointDiscovery"),
  "@aws-sdk/middleware-sdk-s3/s3": standIn("s3"),
  "@aws-sdk/signature-v4-multi-region": standIn("regionalSignature"),
  "@smithy/core/config": standIn("config"),
  "@smithy/core/endpoints": standIn("endpoints"),
  "@smithy/core/event-streams": standIn("noEventStreams"),
  // the same, not yet compiled for old browsers
  bowser: join(projectRoot, "node_modules/bowser/src/bowser.js"),
};

/** All that a file loads, in one text. */
const joinedCode = (entry: string, format: "cjs" | "esm"): string => {
  const { outputFiles } = buildSync({
    ...forNode,
    absWorkingDir: projectRoot,
    // so that where a machine keeps its modules is in no name
    preserveSymlinks: true,
    entryPoints: [entry],
    bundle: true,
    format,
    // tree shaking needs ES modules, which the AWS SDK offers beside CommonJS
    mainFields: ["module", "main"],
    alias: standIns,
    minifySyntax: true,
    // the local mode's SQL engine, which no environment of a deployed function names
    external: ["@duckdb/node-api", "*.duckdb"],
    sourcemap: "inline",
    write: false,
  });
  const code = outputFiles[0]?.text;
  if (code === undefined) throw new Error(`${entry}: esbuild gave no output`);
  return code;
};
