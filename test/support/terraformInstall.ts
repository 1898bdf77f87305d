import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Places, pluginFolders } from "./pluginFolders";
import { terraformEnvironment } from "./terraformEnvironment";

/** What Terraform needs on a machine without a network, or what the machine lacks of it. */
export type TerraformInstall =
  | {
      readonly kind: "found";
      /** Of Terraform: `1.11.4`. */
      readonly version: string;
      /** The mirror that has the AWS provider, for `-plugin-dir`. */
      readonly pluginFolder: string;
    }
  | { readonly kind: "missing"; readonly reason: string };

/** The provider that @cdktf/provider-aws was generated from. */
export const awsProviderVersion = "5.100.0";

/** Looks for Terraform on the path and for the AWS provider wherever a mirror may be. */
export const findTerraform = (places: Places = thisMachine): TerraformInstall => {
  const version = installedVersion();
  if (version === undefined) return missing("no terraform on the PATH");
  if (!isRecent(version)) return missing(`terraform ${version} is older than 1.10, which the stacks ask for`);
  const folders = pluginFolders(places);
  const pluginFolder = folders.find(holdsProvider);
  if (pluginFolder === undefined)
    return missing(
      `none of ${folders.length} folders has hashicorp/aws ${awsProviderVersion} for ${platform}: ` +
        "name a mirror by TF_PLUGIN_MIRROR",
    );
  return { kind: "found", version, pluginFolder };
};

const missing = (reason: string): TerraformInstall => ({ kind: "missing", reason });

const thisMachine: Places = { environment: process.env, home: homedir(), parents: ["/opt"] };

const installedVersion = (): string | undefined => {
  const { status, stdout } = spawnSync("terraform", ["version", "-json"], {
    encoding: "utf8",
    env: terraformEnvironment(),
    timeout: 20_000,
  });
  return status === 0 ? String(JSON.parse(stdout).terraform_version) : undefined;
};

const isRecent = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 1 || (major === 1 && minor >= 10);
};

const platform = `${process.platform === "win32" ? "windows" : process.platform}_${
  process.arch === "x64" ? "amd64" : process.arch
}`;

/** Unpacked or packed, as Terraform's mirrors are. */
const holdsProvider = (folder: string): boolean => {
  const aws = join(folder, "registry.terraform.io/hashicorp/aws");
  return [
    join(aws, awsProviderVersion, platform),
    join(aws, `terraform-provider-aws_${awsProviderVersion}_${platform}.zip`),
  ].some(existsSync);
};
