import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { synthesize } from "../../stacks/synthesize";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { describeWhere } from "../support/needs";
import { terraformIn } from "../support/terraform";
import { findTerraform } from "../support/terraformInstall";
import { configurationOf } from "./synthesized";

const install = findTerraform();
const missing = install.kind === "missing" ? install.reason : undefined;
const pluginFolder = install.kind === "found" ? install.pluginFolder : "";
const examples = join(__dirname, "../../examples");

describeWhere(missing === undefined, `terraform plan without an account: ${missing}`)(
  "without an account",
  () => {
    const folder = aTemporaryFolder();

    beforeAll(() => {
      synthesize(configurationOf(JSON.parse(readFileSync(join(examples, "minimal.json"), "utf8"))), folder);
    }, 30_000);

    test.each(["backup", "primary"])(
      "the %s stack can be planned, with the override of examples/dry-plan",
      async (stack) => {
        const cwd = join(folder, "stacks", stack);
        const override = `${stack}_override.tf.json`;
        copyFileSync(join(examples, "dry-plan", override), join(cwd, override));
        const terraform = terraformIn({ cwd, pluginFolder, deadlineMs: 60_000 });
        await terraform.init();
        await terraform.run(["plan", "-input=false", "-no-color", "-out=plan"]);
        const { stdout } = await terraform.run(["show", "-json", "plan"]);
        const { resource_changes: changes, errored } = JSON.parse(stdout) as {
          errored: boolean;
          resource_changes: readonly { change: { actions: readonly string[] } }[];
        };
        expect(errored).toBe(false);
        expect(new Set(changes.map(({ change }) => change.actions.join()))).toEqual(new Set(["create"]));
      },
      120_000,
    );
  },
);
