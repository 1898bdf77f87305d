import { deepStrictEqual, ok } from "node:assert/strict";
import { join } from "node:path";
import { answered } from "./answered";
import { closedHour } from "./closedHour";
import { danglingArns } from "./danglingArns";
import { deployedResources } from "./deployedResources";
import { destroy } from "./destroy";
import { limitsReport } from "./limitsReport";
import { ordersReadBack } from "./ordersReadBack";
import { pagesDeployed } from "./pagesDeployed";
import type { PrimaryOnMoto } from "./primaryOnMoto";
import { quiet } from "./quiet";
import { sentAndReadBack } from "./sentAndReadBack";
import { type StacksOnMoto, type StacksOptions, stacksOnMoto } from "./stacksOnMoto";
import type { Steps } from "./steps";
import { sweptWithoutLoss } from "./sweptWithoutLoss";

export interface Proof extends Omit<StacksOptions, "form"> {
  readonly steps: Steps;
}

/** The life of an installation: planned, applied, found unchanged, used, refused to be destroyed, destroyed. */
export const prove = async (proof: Proof): Promise<void> => {
  const production = await planAsItIs(proof);
  const stacks = await apply(proof, production);
  await use(proof, stacks);
  await destroy(proof, stacks);
};

const minute = 60_000;

/** The production stacks to the byte, against an empty account: what moto cannot apply, Terraform can plan. */
const planAsItIs = async ({ steps, ...options }: Proof): Promise<StacksOnMoto> => {
  const production = await steps.step("synthesizes both stacks as they are", minute, () =>
    stacksOnMoto({ ...options, folder: join(options.folder, "as-it-is"), form: "as it is" }),
  );
  for (const { id, terraform, resources } of [production.backup, production.primary])
    await steps.step(`plans ${id} as it is: to create everything`, 2 * minute, async () => {
      await terraform.run(["plan", ...quiet, "-out=plan"]);
      const { stdout } = await terraform.run(["show", "-json", "plan"]);
      const planned = (JSON.parse(stdout).resource_changes as readonly PlannedChange[]).filter(
        ({ mode }) => mode === "managed",
      );
      deepStrictEqual(
        planned.filter(({ change }) => String(change.actions) !== "create").map(({ address }) => address),
        [],
      );
      // of a resource for each file, one address for each
      const addresses = new Set(planned.map(({ address }) => address.replace(/\[.*\]$/, "")));
      deepStrictEqual([...addresses].sort(), Object.keys(resources).sort());
      return `${planned.length} resources`;
    });
  return production;
};

interface PlannedChange {
  readonly mode: string;
  readonly address: string;
  readonly change: { readonly actions: readonly string[] };
}

const apply = async ({ steps, ...options }: Proof, production: StacksOnMoto): Promise<StacksOnMoto> => {
  const stacks = await steps.step(
    "synthesizes both stacks for moto, and nothing else changes",
    minute,
    async () => {
      const onMoto = await stacksOnMoto({
        ...options,
        folder: join(options.folder, "on-moto"),
        form: "for moto",
      });
      const touched = new Set(onMoto.handled.map(({ what }) => what));
      deepStrictEqual(untouched(onMoto, touched), untouched(production, touched));
      return onMoto;
    },
  );
  const { backup, primary, handled } = stacks;
  steps.tell(
    "",
    ...limitsReport(handled, [backup, primary].flatMap(({ resources }) => Object.keys(resources)).length),
    "",
  );
  for (const { id, terraform } of [backup, primary]) {
    await steps.step(`applies ${id}`, 5 * minute, async () => {
      const { stdout } = await terraform.run(["apply", ...quiet, "-auto-approve"]);
      return /Resources: (\d+ added)/.exec(stdout)?.[1];
    });
    await steps.step(`plans ${id} again: no changes`, 2 * minute, async () => {
      const { code, stdout } = await terraform.run(["plan", ...quiet, "-detailed-exitcode"], [0, 2]);
      ok(code === 0 && /No changes/.test(stdout), stdout);
    });
  }
  return stacks;
};

/** The resources of both stacks but those that are touched, by stack and address. */
const untouched = ({ backup, primary }: StacksOnMoto, touched: ReadonlySet<string>) =>
  Object.fromEntries(
    [backup, primary].flatMap(({ id, resources }) =>
      Object.entries(resources).flatMap(([address, resource]) => {
        const what = `${id} ${address}`;
        return touched.has(what) ? [] : [[what, resource]];
      }),
    ),
  );

const use = async ({ steps, account, folder }: Proof, stacks: StacksOnMoto): Promise<void> => {
  const { accountId, primaryRegion: region } = account.configuration;
  const resources = await deployedResources(stacks.primary.terraform);
  const primary: PrimaryOnMoto = {
    account,
    region,
    resources,
    stackFolder: stacks.primary.folder,
    scratchFolder: join(folder, "functions"),
  };
  await steps.step(
    "takes events at the deployed door, counts them, and finds them in the lake",
    2 * minute,
    () => sentAndReadBack(primary),
  );
  await steps.step("takes orders, and finds their versions in the lake", 2 * minute, () =>
    ordersReadBack(primary),
  );
  await steps.step("answers at the deployed door: health, reports, a visitor's figures", minute, () =>
    answered(primary),
  );
  await steps.step("makes the figures of an hour final when it closes", 2 * minute, () =>
    closedHour(primary),
  );
  await steps.step("sweeps the lake, and deletes nothing", minute, () => sweptWithoutLoss(primary));
  await steps.step("finds the dashboard's files in their bucket, as they were built", minute, () =>
    pagesDeployed(primary),
  );
  await steps.step("mentions no ARN of the account that nothing has", minute, async () => {
    const everything = [...resources, ...(await deployedResources(stacks.backup.terraform))];
    deepStrictEqual(danglingArns(everything, accountId), []);
  });
};
