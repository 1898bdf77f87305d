import { parseArgs } from "node:util";
import { UsageError } from "./usageError";

/** What `npm run mutate` is asked to do. */
export interface Options {
  /** Only mutations whose name or file has this text. */
  readonly only: string;
  /** How many are judged at once. */
  readonly jobs: number;
  readonly help: boolean;
}

export const usage = `npm run mutate -- [options]

  (no option)   remove each guard in turn, and see a test fail
  --only TEXT   only those whose name or file has the text
  --jobs N      how many at once, 1 to 16 (2)
  --help        this text

Ends with 1 when a mutation survives or cannot be judged, 2 when it was called wrongly, else 0.
`;

/** Reads the command line; throws a UsageError for one that is wrong. */
export const parseOptions = (args: readonly string[]): Options => {
  const { only, jobs, help } = parseFlags(args);
  if (only === "") throw new UsageError("--only takes a text, not nothing");
  if (jobs !== undefined && !/^([1-9]|1[0-6])$/.test(jobs))
    throw new UsageError(`--jobs takes a whole number from 1 to 16, not ${JSON.stringify(jobs)}`);
  return { only: only ?? "", jobs: Number(jobs ?? 2), help: help ?? false };
};

const parseFlags = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: { only: { type: "string" }, jobs: { type: "string" }, help: { type: "boolean" } },
    }).values;
  } catch (error) {
    const [sentence = "a flag is wrong"] = (error as Error).message.split(/\.\s/);
    throw new UsageError(`${sentence.replace(/\.$/, "")}; npm run mutate -- --help lists the flags`);
  }
};
