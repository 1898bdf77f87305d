import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSynth } from "./readSynth";
import type { SynthDocument } from "./synthDocument";
import { UsageError } from "./usageError";

/**
 * Runs the project's `main.ts` as `npm run synth` does, into a folder of its own, which is removed again. Where the
 * configuration is wrong, its sentences become a UsageError.
 */
export const synthesize = (projectFolder: string): Readonly<Record<string, SynthDocument>> => {
  const folder = mkdtempSync(join(tmpdir(), "footfall-review-"));
  try {
    const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "main.ts"], {
      cwd: projectFolder,
      env: { ...process.env, CDKTF_OUTDIR: folder, NO_COLOR: "1" },
      encoding: "utf8",
    });
    if (status !== 0) throw new UsageError(`synthesis failed: ${stderr.trim()}`);
    return readSynth(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
