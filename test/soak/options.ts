import { parseArgs } from "node:util";

/** What `npm run soak` is asked to do. */
export interface SoakOptions {
  readonly rounds: number;
  readonly seed: number;
  /** After so long no other round is begun. */
  readonly minutes: number;
  /** One of so many pairs of crash points is tried afterwards; 0: none. */
  readonly pairs: number;
  readonly help: boolean;
}

export const usage = `npm run soak -- [options]

  --rounds N     start, load and kill the local server so many times (50)
  --seed N       what is sent, and when it is killed (another one each time)
  --minutes N    begin no other round after so long (10)
  --pairs N      then try one in N pairs of crash points, which ones by the seed (40); 1 takes all, for hours; 0 none
  --help         this text
`;

/** Reads the command line: the options, or what is wrong with it in one sentence. */
export const parseOptions = (
  args: readonly string[],
  freshSeed: () => number,
): SoakOptions | { readonly error: string } => {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        rounds: { type: "string" },
        seed: { type: "string" },
        minutes: { type: "string" },
        pairs: { type: "string" },
        help: { type: "boolean" },
      },
    });
    return {
      rounds: wholeNumber("--rounds", values.rounds, 1, 100_000) ?? 50,
      seed: wholeNumber("--seed", values.seed, 0, 2 ** 32 - 1) ?? freshSeed(),
      minutes: wholeNumber("--minutes", values.minutes, 1, 10_000) ?? 10,
      pairs: wholeNumber("--pairs", values.pairs, 0, 1_000_000) ?? 40,
      help: values.help ?? false,
    };
  } catch (error) {
    const [sentence = "a flag is wrong"] = (error as Error).message.split(/\.\s/);
    return { error: `${sentence.replace(/\.$/, "")}; npm run soak -- --help lists the flags` };
  }
};

const wholeNumber = (
  flag: string,
  text: string | undefined,
  min: number,
  max: number,
): number | undefined => {
  if (text === undefined) return undefined;
  const n = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (n >= min && n <= max) return n;
  throw new Error(`${flag} takes a whole number from ${min} to ${max}, not ${JSON.stringify(text)}`);
};
