import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Hour } from "../../../pipeline/raw/rawKey";
import type { Run } from "../../harness/work";
import { compactHour } from "../compaction/compactHour";
import type { LakeInput } from "./lake";

/** A lake, and the raw objects of the hour that follows on it. */
export interface NextHourInput extends LakeInput {
  readonly raw: string;
  readonly next: Hour;
}

export interface NextHourOptions {
  readonly lake: string;
}

/** Compacts an hour into a lake that has days already: into hard links of its files, so that they stay as they are. */
export const run: Run<Readonly<Record<string, NextHourInput>>, NextHourOptions> = async (
  lakes,
  { lake: name },
  measure,
) => {
  const input = lakes[name];
  if (input === undefined) throw new Error(`${name}: no such lake was made`);
  const copy = mkdtempSync(join(dirname(input.lake), "linked-"));
  try {
    linkAll(input.lake, copy);
    const { counts, bytes } = await measure(() => compactHour(input.raw, copy, input.next));
    return { events: counts.lines, bytesOut: bytes };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};

const linkAll = (from: string, to: string): void => {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const link = join(to, path.slice(from.length));
    mkdirSync(dirname(link), { recursive: true });
    linkSync(path, link);
  }
};
