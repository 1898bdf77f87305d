import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Terraform, terraformIn } from "../support/terraform";
import type { MotoAccount } from "./motoAccount";
import type { Handled } from "./motoAspect";
import { type MotoInstallationOptions, motoInstallation } from "./motoInstallation";

export interface StacksOptions {
  readonly account: MotoAccount;
  /** Where both states and the synthesized stacks go. */
  readonly folder: string;
  /** The mirror that has the provider. */
  readonly pluginFolder: string;
  readonly form: MotoInstallationOptions["form"];
}

/** A synthesized stack, and Terraform in its folder. */
export interface StackOnMoto {
  readonly id: "backup" | "primary";
  readonly folder: string;
  readonly terraform: Terraform;
  /** Its resources by address, as synthesized. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface StacksOnMoto {
  readonly backup: StackOnMoto;
  readonly primary: StackOnMoto;
  /** What is not as the production stacks have it. */
  readonly handled: readonly Handled[];
}

/** Synthesizes both stacks and initializes Terraform. Into the same folder again, they keep their states. */
export const stacksOnMoto = async (options: StacksOptions): Promise<StacksOnMoto> => {
  mkdirSync(options.folder, { recursive: true });
  const outdir = join(options.folder, "cdktf.out");
  const handled = motoInstallation(options.account.configuration, { outdir, form: options.form });
  const [backup, primary] = [stackIn(outdir, "backup", options), stackIn(outdir, "primary", options)];
  await backup.terraform.init();
  await primary.terraform.init();
  return { backup, primary, handled };
};

const stackIn = (
  outdir: string,
  id: StackOnMoto["id"],
  { account, pluginFolder }: StacksOptions,
): StackOnMoto => {
  const folder = join(outdir, "stacks", id);
  const document = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
  const resources: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [type, byName] of Object.entries<Record<string, Record<string, unknown>>>(document.resource))
    for (const [name, resource] of Object.entries(byName)) resources[`${type}.${name}`] = resource;
  return {
    id,
    folder,
    resources,
    terraform: terraformIn({
      cwd: folder,
      pluginFolder,
      environment: account.environment,
      deadlineMs: commandDeadlineMs,
    }),
  };
};

const commandDeadlineMs = 5 * 60_000;
