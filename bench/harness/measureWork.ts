import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { BenchFolders } from "./benchData";
import type { BenchOptions } from "./benchOptions";
import { threeDigits } from "./figureText";
import { machineFacts } from "./machineFacts";
import { figureOf } from "./measurement";
import { type ProfileLine, profileLines } from "./profile";
import type { VariantResult, WorkResults } from "./results";
import { runVariant } from "./runVariant";
import { variantProgram } from "./variantProgram";
import type { Measurement, Variant, Work } from "./work";

/** Measures the variants of a work in turns, so that what slows the machine for a while slows them all. */
export const measureWork = async (
  work: Work,
  { rounds, isFull }: Pick<BenchOptions, "rounds" | "isFull">,
  data: BenchFolders,
  tell: (text: string) => void,
): Promise<WorkResults> => {
  const variants = work.variants.filter(({ isLong }) => isFull || isLong !== true);
  const input = await work.prepare(data, variants);
  const programs = join(data.scratch, "programs");
  const entries = await Promise.all(
    variants.map(async (variant, at) => ({
      variant,
      program: await variantProgram(variant, join(programs, work.name, String(at))),
      runs: [] as Measurement[],
    })),
  );
  for (let round = 1; round <= rounds; round++)
    for (const { variant, program, runs } of entries) {
      if (round > (variant.rounds ?? rounds)) continue;
      const run = await runVariant(program, variant, input);
      runs.push(run);
      const value = figureOf(run, work.shows.figure);
      tell(
        `  ${round}/${rounds} ${variant.name}: ${value === undefined ? "?" : threeDigits(value)} ${work.shows.unit}, ` +
          `${threeDigits(run.wallSeconds)} s, ${threeDigits(run.peakBytes / 1e6)} MB`,
      );
    }
  const measured: Record<string, VariantResult> = {};
  const date = new Date().toISOString().slice(0, 10);
  for (const { variant, program, runs } of entries) {
    const profile =
      variant.isProfiled === true ? await profileOf(program, variant, input, data.scratch) : undefined;
    measured[variant.name] = {
      date,
      machine: machineFacts(),
      runs,
      ...(profile === undefined ? {} : { profile }),
    };
  }
  return measured;
};

/** One more run, under V8's profiler: it slows what it looks at, so nothing else is taken from that run. */
const profileOf = async (
  program: string,
  variant: Variant,
  input: unknown,
  scratch: string,
): Promise<readonly ProfileLine[]> => {
  const folder = join(scratch, "profile");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const nodeFlags = [
    ...(variant.nodeFlags ?? []),
    "--cpu-prof",
    "--cpu-prof-interval=2000",
    `--cpu-prof-dir=${folder}`,
  ];
  await runVariant(program, { ...variant, nodeFlags }, input);
  return profileLines(folder, program);
};
