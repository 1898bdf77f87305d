import { deepStrictEqual, ok } from "node:assert/strict";
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { decode } from "../../pipeline/event/decode";
import { BackupStack } from "../../stacks/backup";
import { Configuration } from "../../stacks/configuration";
import { PrimaryStack } from "../../stacks/primary";
import { terraformIn } from "../support/terraform";
import { quiet } from "./quiet";
import type { Steps } from "./steps";

export interface ExamplesOptions {
  readonly steps: Steps;
  /** Where the stacks are synthesized. */
  readonly folder: string;
  readonly pluginFolder: string;
}

const examplesFolder = join(__dirname, "../../examples");
const minute = 60_000;

/**
 * What README tells a platform team to do first: both stacks of each example without an account. The smallest is
 * planned, by the override that asks AWS nothing; the others are validated, for shards are looked up while planning.
 */
export const examplesPlanned = async ({ steps, folder, pluginFolder }: ExamplesOptions): Promise<void> => {
  const examples = readdirSync(examplesFolder).filter((file) => file.endsWith(".json"));
  ok(examples.length > 1);
  for (const example of examples) {
    const outdir = join(folder, "examples", example);
    mkdirSync(outdir, { recursive: true });
    const app = new App({ outdir });
    const configuration = configurationIn(join(examplesFolder, example));
    new PrimaryStack(app, configuration);
    new BackupStack(app, configuration);
    app.synth();
    for (const stack of ["primary", "backup"]) {
      const cwd = join(outdir, "stacks", stack);
      const terraform = terraformIn({ cwd, pluginFolder, deadlineMs: minute });
      if (example === "minimal.json")
        await steps.step(`plans ${stack} of ${example} without an account`, 2 * minute, async () => {
          const override = `${stack}_override.tf.json`;
          copyFileSync(join(examplesFolder, "dry-plan", override), join(cwd, override));
          await terraform.init();
          await terraform.run(["plan", ...quiet, "-out=plan"]);
          const { stdout } = await terraform.run(["show", "-json", "plan"]);
          const plan = JSON.parse(stdout) as Plan;
          deepStrictEqual(plan.errored, false);
          deepStrictEqual(
            plan.resource_changes.filter(({ change }) => String(change.actions) !== "create"),
            [],
          );
        });
      else
        await steps.step(`finds ${stack} of ${example} valid`, 2 * minute, async () => {
          await terraform.init("-backend=false");
          const { stdout } = await terraform.run(["validate", "-json"], [0, 1]);
          const { valid, diagnostics } = JSON.parse(stdout);
          deepStrictEqual({ valid, diagnostics }, { valid: true, diagnostics: [] });
        });
    }
  }
};

const configurationIn = (file: string): Configuration => {
  const decoded = decode(Configuration, JSON.parse(readFileSync(file, "utf8")) as unknown);
  if (decoded.kind === "invalid") throw new Error(`${file}: ${decoded.errors.join("; ")}`);
  return decoded.value;
};

interface Plan {
  readonly errored: boolean;
  readonly resource_changes: readonly { readonly change: { readonly actions: readonly string[] } }[];
}
