import { deepStrictEqual, equal, ok } from "node:assert/strict";
import { join } from "node:path";
import { deployedResources } from "./deployedResources";
import { bucketNames, motoS3 } from "./motoBuckets";
import type { Proof } from "./prove";
import { quiet } from "./quiet";
import { type StackOnMoto, type StacksOnMoto, stacksOnMoto } from "./stacksOnMoto";

const minute = 60_000;

/** Both stacks as an operator takes them down: refused, then with the protection lifted. */
export const destroy = async ({ steps, ...options }: Proof, stacks: StacksOnMoto): Promise<void> => {
  for (const stack of [stacks.primary, stacks.backup])
    await steps.step(`refuses to destroy ${stack.id}`, 2 * minute, async () => {
      const refused = await refusedIn(stack);
      const untold = protectedIn(stack).filter((address) => !refused.includes(address));
      // Terraform does not look at what a refused resource needs: that stays anyway
      deepStrictEqual(
        untold.filter((address) => !refused.some((one) => refersTo(stack, one, address))),
        [],
      );
      ok(
        refused.some((address) => address.startsWith("aws_s3_bucket.")),
        "no bucket is protected",
      );
      return `because of ${refused.join(", ")}`;
    });
  const { primary, backup } = await steps.step("synthesizes both stacks without protection", minute, () =>
    stacksOnMoto({ ...options, folder: join(options.folder, "on-moto"), form: "to destroy" }),
  );
  for (const { id, terraform } of [primary, backup])
    await steps.step(`destroys ${id}`, 5 * minute, async () => {
      await terraform.run(["apply", ...quiet, "-auto-approve", "-refresh=false"]);
      const { stdout } = await terraform.run(["destroy", ...quiet, "-auto-approve", "-refresh=false"]);
      deepStrictEqual(await deployedResources(terraform), []);
      return /Resources: (\d+ destroyed)/.exec(stdout)?.[1];
    });
  await steps.step("leaves no bucket behind", minute, async () => {
    const client = motoS3(options.account.endpoint, options.account.configuration.primaryRegion);
    deepStrictEqual(await bucketNames(client), []);
    client.destroy();
  });
};

/** The addresses that a plan to destroy everything stumbles over. */
const refusedIn = async ({ terraform }: StackOnMoto): Promise<readonly string[]> => {
  const { code, stderr } = await terraform.run(["plan", ...quiet, "-destroy", "-refresh=false"], [0, 1]);
  equal(code, 1, "a plan to destroy everything is accepted");
  const words = stderr.replace(/\s+/g, " ");
  return [...words.matchAll(/Resource (\S+) has lifecycle\.prevent_destroy set/g)]
    .map(([, address = ""]) => address)
    .sort();
};

const protectedIn = ({ resources }: StackOnMoto): readonly string[] =>
  Object.entries(resources)
    .filter(([, { lifecycle }]) => (lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy)
    .map(([address]) => address);

const refersTo = ({ resources }: StackOnMoto, from: string, to: string): boolean =>
  JSON.stringify(resources[from]).includes(`{${to}.`);
