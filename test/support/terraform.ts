import { type Ended, runToEnd } from "./runToEnd";
import { terraformEnvironment } from "./terraformEnvironment";

export interface TerraformOptions {
  /** Where `cdk.tf.json` is. */
  readonly cwd: string;
  /** The mirror that has the provider. */
  readonly pluginFolder: string;
  /** @default nothing beside what {@link terraformEnvironment} sets */
  readonly environment?: Readonly<Record<string, string>>;
  /** For each command. */
  readonly deadlineMs: number;
}

/** Terraform in one stack's folder. */
export interface Terraform {
  /** `terraform init`, from the mirror alone. */
  init(...args: readonly string[]): Promise<void>;
  /** Any command; fails with what Terraform said, unless the exit code is one of `accepted`. */
  run(args: readonly string[], accepted?: readonly number[]): Promise<Ended>;
}

export const terraformIn = ({ cwd, pluginFolder, environment, deadlineMs }: TerraformOptions): Terraform => {
  const env = terraformEnvironment(environment);
  const run: Terraform["run"] = async (args, accepted = [0]) => {
    const ended = await runToEnd("terraform", args, { cwd, env, deadlineMs });
    if (accepted.includes(ended.code)) return ended;
    throw new Error(`terraform ${args.join(" ")} ended with ${ended.code}:\n${said(ended).slice(-8000)}`);
  };
  return {
    run,
    init: async (...args) => {
      await run(["init", "-input=false", "-no-color", `-plugin-dir=${pluginFolder}`, ...args]);
    },
  };
};

/** Errors where there are any, else everything. */
const said = ({ stdout, stderr }: Ended): string => (stderr.trim() === "" ? stdout : stderr);
