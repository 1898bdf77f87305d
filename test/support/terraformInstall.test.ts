import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { describeWhere } from "./needs";
import { findTerraform } from "./terraformInstall";

const anEmptyMachine = () => {
  const home = aTemporaryFolder();
  return { environment: { XDG_DATA_DIRS: home }, home, parents: [] };
};

test("a machine without a mirror is told what to do, or that it lacks terraform itself", () => {
  expect(findTerraform(anEmptyMachine())).toEqual({
    kind: "missing",
    reason: expect.stringMatching(
      /^(no terraform|terraform .* is older|none of \d+ folders .*TF_PLUGIN_MIRROR)/,
    ),
  });
});

const here = findTerraform();

describeWhere(here.kind === "found", `finding mirrors: ${here.kind === "missing" ? here.reason : ""}`)(
  "with terraform on the path",
  () => {
    const platform = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;

    test.each([
      "registry.terraform.io/hashicorp/aws/5.99.0",
      "registry.terraform.io/hashicorp/random/5.100.0",
    ])("a mirror with another version or provider is none: %s", (folder) => {
      const machine = anEmptyMachine();
      mkdirSync(join(machine.home, ".terraform.d/plugins", folder, platform), { recursive: true });
      expect(findTerraform(machine).kind).toBe("missing");
    });

    test("an unpacked provider is found", () => {
      const machine = anEmptyMachine();
      const pluginFolder = join(machine.home, ".terraform.d/plugins");
      const provider = join(pluginFolder, "registry.terraform.io/hashicorp/aws/5.100.0", platform);
      mkdirSync(provider, { recursive: true });
      expect(findTerraform(machine)).toMatchObject({ kind: "found", pluginFolder });
    });

    test("a packed provider is found, in any folder of a parent", () => {
      const parent = aTemporaryFolder();
      const pluginFolder = join(parent, "any-name");
      const aws = join(pluginFolder, "registry.terraform.io/hashicorp/aws");
      mkdirSync(aws, { recursive: true });
      writeFileSync(join(aws, `terraform-provider-aws_5.100.0_${platform}.zip`), "");
      expect(findTerraform({ ...anEmptyMachine(), parents: [parent] })).toMatchObject({ pluginFolder });
    });
  },
);
