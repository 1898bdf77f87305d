import { parseArgs } from "node:util";

/** What `npm run bench` was asked for. */
export interface BenchOptions {
  /** Works whose name or section has one of these texts in it; empty for all. */
  readonly only: readonly string[];
  /** Fresh processes of each variant. */
  readonly rounds: number;
  /** With those that take long, too. */
  readonly isFull: boolean;
  /** Where generated data is kept for the next run; without it, it is deleted at the end. */
  readonly data: string | undefined;
  /** `list`: names the works. `page`: writes the page anew from the results that are there. */
  readonly task: "run" | "list" | "page" | "help";
}

export const benchUsage = `npm run bench -- [options]

  --only <text>    only works whose name or section has this text in it; may be given several times
  --rounds <n>     fresh processes of each variant, 5 unless said otherwise
  --full           also what takes long: hours of 8,000,000 rows, lakes of 50,000,000 events
  --data <folder>  keep the generated data there, and use what an earlier run has left
  --list           name the works and measure nothing
  --page           write docs/benchmarks.md anew from the results of earlier runs, and measure nothing`;

/** Reads the command line. Throws, with the usage, for what it does not know. */
export const benchOptions = (args: readonly string[]): BenchOptions => {
  const { values } = parsed(args);
  const rounds = Number(values.rounds ?? 5);
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 99)
    throw new Error(`--rounds: must be a whole number from 1 to 99, not ${values.rounds}\n\n${benchUsage}`);
  return {
    only: values.only ?? [],
    rounds,
    isFull: values.full === true,
    data: values.data,
    task: values.help ? "help" : values.list ? "list" : values.page ? "page" : "run",
  };
};

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: "string", multiple: true },
        rounds: { type: "string" },
        full: { type: "boolean" },
        data: { type: "string" },
        list: { type: "boolean" },
        page: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${benchUsage}`);
  }
};
