import { parseArgs } from "node:util";

/** What `npm run fuzz` is asked to do. */
export interface Options {
  readonly seed: number;
  readonly requests: number;
  /** Only this, instead of everything. */
  readonly only: Only | undefined;
  readonly help: boolean;
}

/** One thing to do again, as a failure names it. */
export type Only =
  | { readonly kind: "requests"; readonly from: number; readonly to: number }
  | { readonly kind: "hour" | "connection" | "question"; readonly number: number };

/** What the command line asks for, or the sentence that says what is wrong with it. */
export type ParsedOptions =
  | { readonly kind: "options"; readonly options: Options }
  | { readonly kind: "wrong"; readonly sentence: string };

export const usage = `npm run fuzz -- [options]

  (no option)      100000 malformed requests, and bad raw objects, questions and connections in proportion
  --seed N         another seed, other requests (20260301)
  --requests N     so many requests (100000)
  --only WHERE     only one of them, as a failure names it: 17, 5000-9999, hour-3, question-8 or connection-8
  --help           this text

The same seed sends the same bytes. Ends with 1 when a promise was broken, 2 when it was called wrongly, else 0.
`;

/** Reads the command line. */
export const parseOptions = (args: readonly string[]): ParsedOptions => {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        seed: { type: "string" },
        requests: { type: "string" },
        only: { type: "string" },
        help: { type: "boolean" },
      },
    });
    const options: Options = {
      seed: wholeNumber("--seed", values.seed, 0) ?? 20260301,
      requests: wholeNumber("--requests", values.requests, 1) ?? 100_000,
      only: values.only === undefined ? undefined : onlyOf(values.only),
      help: values.help ?? false,
    };
    return { kind: "options", options };
  } catch (error) {
    const [sentence = "an option is wrong"] = (error as Error).message.split(/\.\s/);
    return {
      kind: "wrong",
      sentence: `${sentence.replace(/\.$/, "")}; npm run fuzz -- --help lists the options`,
    };
  }
};

const longest = 2 ** 32 - 1;

const wholeNumber = (flag: string, text: string | undefined, min: number): number | undefined => {
  if (text === undefined) return undefined;
  const n = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (n >= min && n <= longest) return n;
  throw new Error(`${flag} takes a whole number from ${min} to ${longest}, not ${JSON.stringify(text)}`);
};

const onlyOf = (text: string): Only => {
  const [, word, first = "", last = first] =
    /^(hour-|question-|connection-)?(\d{1,10})(?:-(\d{1,10}))?$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (first === "" || from > longest || to < from || to > longest || (word !== undefined && to !== from))
    throw new Error(
      `--only takes 17, 5000-9999, hour-3, question-8 or connection-8, not ${JSON.stringify(text)}`,
    );
  if (word === undefined) return { kind: "requests", from, to: to + 1 };
  return { kind: word.slice(0, -1) as "hour" | "question" | "connection", number: from };
};
