import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { BackupStack } from "../../stacks/backup";
import { PrimaryStack } from "../../stacks/primary";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { describeWhere } from "../support/needs";
import { terraformIn } from "../support/terraform";
import { findTerraform } from "../support/terraformInstall";
import { configurationOf } from "./synthesized";

const install = findTerraform();
const missing = install.kind === "missing" ? install.reason : undefined;
const pluginFolder = install.kind === "found" ? install.pluginFolder : "";

const examplesFolder = join(__dirname, "..", "..", "examples");
const examples = readdirSync(examplesFolder).filter((file) => file.endsWith(".json"));

interface Plan {
  readonly errored: boolean;
  readonly resource_changes: readonly { readonly change: { readonly actions: readonly string[] } }[];
}

describeWhere(missing === undefined, `terraform validate and plan: ${missing}`)("terraform", () => {
  describe.each(examples)("with examples/%s", (example) => {
    const folder = aTemporaryFolder();

    beforeAll(() => {
      const app = new App({ outdir: folder });
      const configuration = configurationOf(JSON.parse(readFileSync(join(examplesFolder, example), "utf8")));
      new PrimaryStack(app, configuration);
      new BackupStack(app, configuration);
      app.synth();
    }, 30_000);

    // a plan validates too
    const isPlanned = example === "minimal.json";
    const validated = isPlanned ? [] : ["primary", "backup"];
    for (const stack of validated)
      test(`finds the ${stack} stack valid`, async () => {
        const cwd = join(folder, "stacks", stack);
        const terraform = terraformIn({ cwd, pluginFolder, deadlineMs: 60_000 });
        await terraform.init("-backend=false");
        const { stdout } = await terraform.run(["validate", "-json"], [0, 1]);
        expect(JSON.parse(stdout)).toMatchObject({ valid: true, diagnostics: [] });
      }, 120_000);

    if (isPlanned)
      test.each(["primary", "backup"])(
        "plans the %s stack without an account, by the override of examples/dry-plan",
        async (stack) => {
          const cwd = join(folder, "stacks", stack);
          const override = `${stack}_override.tf.json`;
          copyFileSync(join(examplesFolder, "dry-plan", override), join(cwd, override));
          const terraform = terraformIn({ cwd, pluginFolder, deadlineMs: 60_000 });
          await terraform.init();
          await terraform.run(["plan", "-input=false", "-no-color", "-out=plan"]);
          const { stdout } = await terraform.run(["show", "-json", "plan"]);
          const { resource_changes: changes, errored } = JSON.parse(stdout) as Plan;
          expect(errored).toBe(false);
          expect(new Set(changes.map(({ change }) => change.actions.join()))).toEqual(new Set(["create"]));
        },
        120_000,
      );
  });

  test("has examples to look at", () => expect(examples.length).toBeGreaterThan(1));
});
