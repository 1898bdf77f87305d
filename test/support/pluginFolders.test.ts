import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { pluginFolders } from "./pluginFolders";

const home = "/home/ada";
const nowhere = { home, parents: [], environment: {} };

test("Terraform's own places come unasked", () => {
  expect(pluginFolders(nowhere)).toEqual([
    "/home/ada/.terraform.d/plugins",
    "/home/ada/.local/share/terraform/plugins",
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
    "/home/ada/Library/Application Support/io.terraform/plugins",
    "/Library/Application Support/io.terraform/plugins",
  ]);
});

test("the mirror that is named comes first, the cache and XDG's folders where they are named", () => {
  const environment = {
    TF_PLUGIN_MIRROR: "/mirror",
    TF_PLUGIN_CACHE_DIR: "/cache",
    XDG_DATA_HOME: "/data",
    XDG_DATA_DIRS: "/share-1:/share-2",
  };
  const folders = pluginFolders({ ...nowhere, environment });
  expect(folders.slice(0, 2)).toEqual(["/mirror", "/cache"]);
  expect(folders).toEqual(
    expect.arrayContaining([
      "/data/terraform/plugins",
      "/share-1/terraform/plugins",
      "/share-2/terraform/plugins",
    ]),
  );
});

test("a CLI configuration tells its mirrors and its cache, comments aside", () => {
  const file = join(aTemporaryFolder(), "terraformrc");
  writeFileSync(
    file,
    `# plugin_cache_dir = "/not/this"
     plugin_cache_dir = "$HOME/cache"
     provider_installation {
       filesystem_mirror {
         path    = "/mirror"
         include = ["registry.terraform.io/*/*"]
       }
       direct {}
     }`,
  );
  const folders = pluginFolders({ ...nowhere, environment: { TF_CLI_CONFIG_FILE: file } });
  expect(folders.slice(0, 2)).toEqual(["/mirror", "/home/ada/cache"]);
});

test("a CLI configuration that does not exist tells nothing", () => {
  const environment = { TF_CLI_CONFIG_FILE: join(aTemporaryFolder(), "missing") };
  expect(pluginFolders({ ...nowhere, environment })).toEqual(pluginFolders(nowhere));
});

test("each folder in a parent may be a mirror; files are none", () => {
  const parent = aTemporaryFolder();
  mkdirSync(join(parent, "plugins"));
  writeFileSync(join(parent, "notes"), "");
  const folders = pluginFolders({ ...nowhere, parents: [parent, "/missing"] });
  expect(folders.at(-1)).toBe(join(parent, "plugins"));
  expect(folders.filter((folder) => folder.startsWith(parent))).toHaveLength(1);
});
