import { type ExecFileSyncOptions, execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { BackupStack } from "../../stacks/backup";
import { PrimaryStack } from "../../stacks/primary";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { describeWhere } from "../support/needs";
import { aConfiguration, configurationOf } from "./synthesized";

/** How Terraform gets at the AWS provider without a network: arguments for `init`, or why it cannot. */
type Provider = { readonly args: readonly string[] } | { readonly missing: string };

const output: ExecFileSyncOptions = { encoding: "utf8", stdio: "pipe" };

const run = (args: readonly string[], cwd: string): string =>
  String(
    execFileSync("terraform", [...args], {
      ...output,
      cwd,
      env: { ...process.env, CHECKPOINT_DISABLE: "1" },
    }),
  );

const hasTerraform = (): boolean => {
  try {
    run(["version"], tmpdir());
    return true;
  } catch {
    return false;
  }
};

/** The places that Terraform itself looks into for a mirror. */
const impliedMirrors = [
  join(homedir(), ".terraform.d/plugins"),
  join(homedir(), ".local/share/terraform/plugins"),
  "/usr/local/share/terraform/plugins",
  "/usr/share/terraform/plugins",
];

const awsProvider = "registry.terraform.io/hashicorp/aws";

const findProvider = (): Provider => {
  if (!hasTerraform()) return { missing: "no terraform on the PATH" };
  const named = process.env["TF_PLUGIN_MIRROR"];
  if (named !== undefined) return { args: [`-plugin-dir=${named}`] };
  const cliConfiguration = process.env["TF_CLI_CONFIG_FILE"] ?? join(homedir(), ".terraformrc");
  const mirrors =
    existsSync(cliConfiguration) && /filesystem_mirror/.test(readFileSync(cliConfiguration, "utf8"));
  if (mirrors || impliedMirrors.some((folder) => existsSync(join(folder, awsProvider)))) return { args: [] };
  return { missing: "no mirror of the AWS provider: name one by TF_PLUGIN_MIRROR" };
};

const provider = findProvider();
const missing = "missing" in provider ? provider.missing : undefined;
const initArguments = "args" in provider ? provider.args : [];

describeWhere(missing === undefined, `terraform validate: ${missing}`)("terraform", () => {
  const folder = aTemporaryFolder();

  beforeAll(() => {
    const app = new App({ outdir: folder });
    const configuration = configurationOf({
      ...aConfiguration,
      allowedOrigins: ["https://menu.example"],
      rawDays: 400,
      replicationTimeControl: true,
      tags: { "cost-centre": "4711" },
    });
    new PrimaryStack(app, configuration);
    new BackupStack(app, configuration);
    app.synth();
  }, 30_000);

  test.each(["primary", "backup"])(
    "finds the %s stack valid",
    (stack) => {
      const cwd = join(folder, "stacks", stack);
      run(["init", "-input=false", "-backend=false", ...initArguments], cwd);
      expect(JSON.parse(run(["validate", "-json"], cwd))).toMatchObject({ valid: true, diagnostics: [] });
    },
    60_000,
  );
});
