import { type HyparquetReader, hyparquetReader } from "../pipeline/lake/parquet/hyparquetReader";
import { badQuestion } from "./badQuestion";
import { badRequest } from "./badRequest";
import { connections } from "./connections";
import type { Failure } from "./failure";
import { failureLines } from "./failureLines";
import { fuzz } from "./fuzz";
import { type Only, parseOptions, usage } from "./options";
import { aQuestionedLake } from "./questionInstallation";
import { questionRound, questionsInRound } from "./questionRound";
import { rawHour } from "./rawHour";
import { requestRound } from "./requestRound";
import { type Tally, tally } from "./tally";

/*
 * `npm run fuzz`: malformed requests, raw objects and connections by the ten thousand. `npm test` sends some of them
 * from the same seed.
 */

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const run = async (): Promise<number> => {
  const parsed = parseOptions(process.argv.slice(2));
  if (parsed.kind === "wrong") {
    process.stderr.write(`fuzz: ${parsed.sentence}\n`);
    return 2;
  }
  const { seed, requests, only, help } = parsed.options;
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  const reader = hyparquetReader();
  try {
    const failures =
      only === undefined
        ? await fuzz({ reader, nowMs: () => performance.now(), print }, { seed, requests })
        : await again(reader, seed, only);
    print("");
    for (const line of failureLines(seed, failures)) print(line);
    return failures.length === 0 ? 0 : 1;
  } finally {
    await reader.close();
  }
};

/** Does again what a failure named; of a single request it prints what is sent. */
const again = async (reader: HyparquetReader, seed: number, only: Only): Promise<readonly Failure[]> => {
  const counted = tally();
  const failures = await onlyThat(reader, counted, seed, only);
  for (const line of counted.lines()) print(line);
  return failures;
};

const onlyThat = (
  reader: HyparquetReader,
  counted: Tally,
  seed: number,
  only: Only,
): Promise<readonly Failure[]> => {
  switch (only.kind) {
    case "hour":
      return rawHour(reader, counted, { seed, number: only.number });
    case "connection":
      return connections(counted, { seed, from: only.number, to: only.number + 1 });
    case "question":
      return upTo(counted, seed, only.number);
    case "requests":
      if (only.to === only.from + 1)
        print(JSON.stringify(badRequest(seed, only.from).event, null, 2).slice(0, 5_000));
      return requestRound(reader, counted, { seed, from: only.from, to: only.to });
  }
};

/** All of a round up to a question, for it may ask for what answers before it gave. */
const upTo = async (counted: Tally, seed: number, number: number): Promise<readonly Failure[]> => {
  print(JSON.stringify(badQuestion(seed, number).event, null, 2).slice(0, 5_000));
  const lake = await aQuestionedLake();
  const from = Math.floor(number / questionsInRound) * questionsInRound;
  return questionRound(lake, counted, { seed, from, to: number + 1 }).finally(() => lake.dispose());
};

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
