import { join } from "node:path";
import { runToEnd } from "../support/runToEnd";
import { heaviest } from "./families/heavyBodies";

/** Half of what ingest gets unless told otherwise (512 MB), for the heap; the process beside it takes its share too. */
const heapMb = 256;

test("the heaviest bodies that the limits admit, some thousand bytes that inflate to 5 MB, fit into ingest's memory", async () => {
  const { code, stdout, stderr } = await runToEnd(
    process.execPath,
    [
      "--no-warnings",
      `--max-old-space-size=${heapMb}`,
      "--max-semi-space-size=16",
      "--import",
      "tsx",
      "test/badInput/heaviestBodies.ts",
    ],
    { cwd: join(__dirname, "../.."), env: process.env, deadlineMs: 300_000 },
  );
  expect([code, stderr]).toEqual([0, ""]);
  const lines = stdout.trim().split("\n");
  expect(lines).toHaveLength(heaviest.length);
  for (const line of lines) {
    const { bytes, maxRssMb } = JSON.parse(line);
    expect(bytes).toBeLessThan(20_000);
    expect(maxRssMb).toBeLessThan(480);
  }
}, 300_000);
