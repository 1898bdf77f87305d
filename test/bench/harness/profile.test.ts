import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CpuProfile, profileLines } from "../../../bench/harness/profile";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";

/** As esbuild bundles it: each file behind a comment with its path. */
const program = [
  "// pipeline/raw/envelope.ts",
  "function decodeEnvelope() {}",
  "// node_modules/io-ts/lib/index.js",
  "function validate() {}",
  "function is() {}",
].join("\n");

const node = (
  id: number,
  functionName: string,
  url: string,
  lineNumber: number,
): CpuProfile["nodes"][number] => ({
  id,
  callFrame: { functionName, url, lineNumber },
});

const aProfile: CpuProfile = {
  nodes: [
    node(1, "decodeEnvelope", "file:///program.js", 1),
    node(2, "validate", "file:///program.js", 3),
    node(3, "is", "file:///program.js", 4),
    node(4, "(garbage collector)", "", -1),
    node(5, "(idle)", "", -1),
    node(6, "gunzipSync", "node:zlib", 10),
  ],
  samples: [1, 1, 2, 3, 4, 5, 6],
  timeDeltas: [30, 10, 20, 10, 20, 500, 10],
};

test("a profile is told by function of our files, by package, and without what was idle", () => {
  const folder = aTemporaryFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "program.js"), program);
  writeFileSync(join(folder, "one.cpuprofile"), JSON.stringify(aProfile));
  expect(profileLines(folder, join(folder, "program.js"))).toEqual([
    { place: "pipeline/raw/envelope.ts, decodeEnvelope", share: 0.4 },
    { place: "io-ts (package)", share: 0.3 },
    { place: "garbage collection", share: 0.2 },
    { place: "node:zlib (Node)", share: 0.1 },
  ]);
});
