import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MachineFacts } from "./machineFacts";
import type { ProfileLine } from "./profile";
import type { Measurement, Work } from "./work";

/** What was measured of a variant: all of one run of the bench. */
export interface VariantResult {
  /** `2026-03-01` */
  readonly date: string;
  readonly machine: MachineFacts;
  readonly runs: readonly Measurement[];
  readonly profile?: readonly ProfileLine[];
}

/** By the names of variants. */
export type WorkResults = Readonly<Record<string, VariantResult>>;

/** By the names of works. */
export type Results = Readonly<Record<string, WorkResults>>;

/** Reads what earlier runs have left: a file each work. Of works and variants that are no more, nothing. */
export const readResults = (folder: string, works: readonly Work[]): Results =>
  Object.fromEntries(
    works.map(({ name, variants }) => {
      const file = join(folder, `${name}.json`);
      const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as WorkResults) : {};
      return [name, Object.fromEntries(variants.flatMap(({ name: variant }) => entryOf(kept, variant)))];
    }),
  );

const entryOf = (kept: WorkResults, variant: string): readonly (readonly [string, VariantResult])[] => {
  const result = kept[variant];
  return result === undefined ? [] : [[variant, result]];
};

/** Replaces the results of those variants that were measured; the others keep theirs, with their dates. */
export const keepResults = (folder: string, work: Work, measured: WorkResults): void => {
  const { [work.name]: kept } = readResults(folder, [work]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${work.name}.json`), `${JSON.stringify({ ...kept, ...measured }, null, 1)}\n`);
};
