import { parseArgs } from "node:util";
import { UsageError } from "./usageError";

/** What `npm run review` is asked to do. */
export interface Options {
  /** The plan's file for each stack that has one. */
  readonly plans: Readonly<Record<string, string>>;
  /** The folder of the last synth, which stacks without a plan are compared with; undefined: the project's own, if any. */
  readonly last: string | undefined;
  /** Where the Markdown goes. */
  readonly out: string;
  readonly help: boolean;
}

export const usage = `npm run review -- [options]

  (no option)         synthesize anew and compare with the last synth
  --plan STACK=FILE   compare with this plan of a stack instead, once a stack:
                      terraform show -json PLAN > FILE, or Terraform Cloud's plan JSON
  --last DIR          the folder of the last synth (cdktf.out)
  --out FILE          where the Markdown goes (review.md)
  --help              this text

Ends with 1 when something stateful would be destroyed or replaced, 2 when it was called wrongly, else 0.
`;

/** Reads the command line; a UsageError names the flag and its rule. */
export const parseOptions = (args: readonly string[]): Options => {
  const values = parseFlags(args);
  for (const flag of ["last", "out"] as const)
    if (values[flag] === "") throw new UsageError(`--${flag} takes a path, not nothing`);
  return {
    plans: plansOf(values.plan ?? []),
    last: values.last,
    out: values.out ?? "review.md",
    help: values.help ?? false,
  };
};

const parseFlags = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        plan: { type: "string", multiple: true },
        last: { type: "string" },
        out: { type: "string" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    const [sentence = "a flag is wrong"] = (error as Error).message.split(/\.\s/);
    throw new UsageError(`${sentence.replace(/\.$/, "")}; npm run review -- --help lists the flags`);
  }
};

const plansOf = (given: readonly string[]): Record<string, string> => {
  const plans: Record<string, string> = {};
  for (const text of given) {
    const [, stack, file] = /^([A-Za-z0-9_-]+)=(.+)$/s.exec(text) ?? [];
    if (stack === undefined || file === undefined)
      throw new UsageError(`--plan takes STACK=FILE, as primary=plan.json, not ${JSON.stringify(text)}`);
    if (plans[stack] !== undefined)
      throw new UsageError(`--plan: ${stack} is given twice, must be given once`);
    plans[stack] = file;
  }
  return plans;
};
