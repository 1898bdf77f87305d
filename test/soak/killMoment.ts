import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** When to kill what usually takes a known time. */
export interface KillMoment {
  /** After this part of the time. */
  readonly part: number;
  /** Or in the middle of this put into the lake, counted from 1: the time is for steps that take long, this for short ones. */
  readonly put?: number;
}

/** Waits for a moment; one of a put that does not come is over when the time is. */
export const killMoment = async (
  folder: string,
  { part, put }: KillMoment,
  usualMs: number,
): Promise<void> => {
  if (put === undefined) {
    await pause(part * usualMs);
    return;
  }
  const begun = new Set<string>();
  const latestMs = performance.now() + usualMs;
  while (performance.now() < latestMs) {
    // a put has a name of its own there while it is written
    for (const name of namesIn(join(folder, "lake", ".incoming"))) begun.add(name);
    if (begun.size >= put) return;
    await pause(1);
  }
};

/** The names in a folder, none where it is not there. */
const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
