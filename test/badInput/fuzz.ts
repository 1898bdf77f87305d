import type { HyparquetReader } from "../pipeline/lake/parquet/hyparquetReader";
import { connections } from "./connections";
import type { Failure } from "./failure";
import { heldMb } from "./heldMb";
import type { Options } from "./options";
import { aQuestionedLake } from "./questionInstallation";
import { questionRound, questionsInRound } from "./questionRound";
import { rawHour } from "./rawHour";
import { requestRound, requestsInRound } from "./requestRound";
import { type Tally, tally } from "./tally";

export interface FuzzParts {
  readonly reader: HyparquetReader;
  /** Rises; for figures alone. */
  readonly nowMs: () => number;
  readonly print: (line: string) => void;
}

/** So much more may be held at the end of a part than when a quarter of it was done. */
const memoryBoundMb = 24;

/** Sends everything that a seed stands for, prints figures, and gives what broke a promise. */
export const fuzz = async (
  parts: FuzzParts,
  { seed, requests }: Pick<Options, "seed" | "requests">,
): Promise<readonly Failure[]> => {
  const { reader, print } = parts;
  const hours = Math.ceil(requests / 2_500);
  const asked = Math.ceil(requests / 10);
  const opened = Math.ceil(requests / 50);
  print(
    `seed ${seed}: ${requests} requests, ${hours} hours of bad raw objects, ${asked} questions, ${opened} connections`,
  );
  const requestsDone = await part(
    parts,
    "requests",
    { of: requests, step: requestsInRound },
    (counted, from, to) => requestRound(reader, counted, { seed, from, to }),
  );
  const hoursDone = await part(parts, "hours", { of: hours, step: 1 }, (counted, number) =>
    rawHour(reader, counted, { seed, number }),
  );
  const lake = await aQuestionedLake();
  const questionsDone = await part(
    parts,
    "questions",
    { of: asked, step: questionsInRound },
    (counted, from, to) => questionRound(lake, counted, { seed, from, to }),
  ).finally(() => lake.dispose());
  const connectionsDone = await part(parts, "connections", { of: opened, step: 500 }, (counted, from, to) =>
    connections(counted, { seed, from, to }),
  );
  return [...requestsDone, ...hoursDone, ...questionsDone, ...connectionsDone];
};

type Steps = { readonly of: number; readonly step: number };

/** Does one part step by step: tells how often what happened, how fast, and whether memory stays flat. */
const part = async (
  { print, nowMs }: FuzzParts,
  name: string,
  { of, step }: Steps,
  run: (counted: Tally, from: number, to: number) => Promise<readonly Failure[]>,
): Promise<readonly Failure[]> => {
  const counted = tally();
  const failures: Failure[] = [];
  const startedAtMs = nowMs();
  let early: number | undefined;
  for (let from = 0; from < of; from += step) {
    failures.push(...(await run(counted, from, Math.min(of, from + step))));
    if (early === undefined && from + step >= of / 4) early = heldMb();
  }
  const seconds = (nowMs() - startedAtMs) / 1000;
  const late = heldMb();
  print("");
  for (const line of counted.lines()) print(line);
  print(`${of} ${name} in ${seconds.toFixed(0)} s, ${(of / seconds).toFixed(1)} a second`);
  if (early !== undefined && late !== undefined) {
    print(`memory held: ${early.toFixed(1)} MB after a quarter, ${late.toFixed(1)} MB at the end`);
    if (late - early > memoryBoundMb)
      failures.push({
        where: "all",
        family: name,
        broken: [`${(late - early).toFixed(1)} MB more are held`],
      });
  }
  return failures;
};
