import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Run } from "../../harness/work";
import { compactHour } from "./compactHour";
import type { RawHourInput } from "./rawHour";

/** How the function would be set up. */
export interface OursOptions {
  /** Its memory: with more than one processor's, a thread encodes. */
  readonly memoryMb?: number;
}

/** Footfall's own compaction of the hour, all of it. */
export const run: Run<RawHourInput, OursOptions | undefined> = async ({ folder, hour, events }, options) => {
  if (options?.memoryMb !== undefined)
    process.env["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = String(options.memoryMb);
  const lake = mkdtempSync(join(tmpdir(), "footfall-bench-lake-"));
  try {
    const { counts, bytes, files } = await compactHour(folder, lake, hour);
    const { lines, rows, duplicates, quarantined } = counts;
    if (lines !== events || quarantined > 0)
      throw new Error(`of ${events} events ${lines} were read and ${quarantined} set aside`);
    return { events, bytesOut: bytes, figures: { rows, duplicates, files } };
  } finally {
    rmSync(lake, { recursive: true, force: true });
  }
};
