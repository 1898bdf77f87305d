import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where to look for a mirror: the machine's own places, unless told otherwise. */
export interface Places {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Folders of which each child may be a mirror. */
  readonly parents: readonly string[];
}

/**
 * Every folder of this machine in which Terraform, or whoever set it up, may keep providers, the most deliberate
 * first: the one that TF_PLUGIN_MIRROR names, those of the CLI configuration, the plugin cache, the places that
 * Terraform looks into unasked, and the folders directly under `parents`. Not all of them exist.
 */
export const pluginFolders = ({ environment, home, parents }: Places): readonly string[] => {
  const share = environment["XDG_DATA_HOME"] || join(home, ".local/share");
  const shares = (environment["XDG_DATA_DIRS"] || "/usr/local/share:/usr/share").split(delimiter);
  const folders = [
    environment["TF_PLUGIN_MIRROR"],
    ...configuredFolders(environment["TF_CLI_CONFIG_FILE"] || join(home, ".terraformrc"), home),
    environment["TF_PLUGIN_CACHE_DIR"],
    join(home, ".terraform.d/plugins"),
    ...[share, ...shares].map((folder) => join(folder, "terraform/plugins")),
    join(home, "Library/Application Support/io.terraform/plugins"),
    "/Library/Application Support/io.terraform/plugins",
    ...parents.flatMap(childrenOf),
  ];
  return [...new Set(folders.filter((folder) => folder !== undefined && folder !== ""))] as string[];
};

/** The mirrors and the cache that a CLI configuration file names. One that does not exist names none. */
const configuredFolders = (file: string, home: string): readonly string[] => {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, "utf8").replace(/^\s*(#|\/\/).*$/gm, "");
  const mirrors = [...text.matchAll(/filesystem_mirror\s*{[^}]*?\bpath\s*=\s*"([^"]*)"/g)];
  const caches = [...text.matchAll(/\bplugin_cache_dir\s*=\s*"([^"]*)"/g)];
  return [...mirrors, ...caches].map(([, folder = ""]) => folder.replace(/^(~|\$HOME)(?=\/)/, home));
};

const childrenOf = (parent: string): readonly string[] =>
  existsSync(parent)
    ? readdirSync(parent, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
        .map(({ name }) => join(parent, name))
        .sort()
    : [];
