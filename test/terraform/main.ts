import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { motoCommand } from "../support/motoServer";
import { stopAll } from "../support/runToEnd";
import { awsProviderVersion, findTerraform } from "../support/terraformInstall";
import { examplesPlanned } from "./examplesPlanned";
import { type MotoAccount, motoAccount } from "./motoAccount";
import { motoConfiguration } from "./motoInstallation";
import { prove } from "./prove";
import { StepFailed, stepsTo } from "./steps";

/*
 * `npm run test:terraform`: both stacks, applied to moto by real Terraform. Where the machine lacks what that takes,
 * one line says so.
 */

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const run = async (): Promise<number> => {
  const terraform = findTerraform();
  if (terraform.kind === "missing") return skipped(terraform.reason);
  const command = motoCommand();
  if (command === undefined) return skipped("no moto server: neither moto_server nor python3 -m moto.server");

  const account = await motoAccount(command, motoConfiguration());
  const folder = mkdtempSync(join(tmpdir(), "footfall-terraform-"));
  const cleanUp = () => stopEverything(account, folder);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => void cleanUp().finally(() => process.exit(1)));

  print(`terraform ${terraform.version}, AWS provider ${awsProviderVersion}, moto at ${account.endpoint}`);
  const steps = stepsTo(print);
  const { pluginFolder } = terraform;
  try {
    await examplesPlanned({ steps, folder, pluginFolder });
    await prove({ steps, account, folder, pluginFolder });
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
  } finally {
    await cleanUp();
  }
  const { line, exitCode } = steps.summary();
  print(line);
  return exitCode;
};

const skipped = (reason: string): number => {
  print(`skipped: the stacks on moto: ${reason}`);
  return 0;
};

const stopEverything = async (account: MotoAccount, folder: string): Promise<void> => {
  await stopAll();
  await account.stop();
  rmSync(folder, { recursive: true, force: true });
};

run().then(
  // a client of a step that failed may still be waiting
  (code) => process.exit(code),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
