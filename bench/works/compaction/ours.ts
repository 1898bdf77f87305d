import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Run } from "../../harness/work";
import { compactHour } from "./compactHour";
import type { RawHourInput } from "./rawHour";

/** Footfall's own compaction of the hour, all of it. */
export const run: Run<RawHourInput> = async ({ folder, hour, events }) => {
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
