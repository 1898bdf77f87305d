import { spawn } from "node:child_process";
import { once } from "node:events";
import { motoCommand } from "../support/motoServer";
import { terraformEnvironment } from "../support/terraformEnvironment";
import { findTerraform } from "../support/terraformInstall";
import { motoAccount } from "./motoAccount";
import { motoConfiguration } from "./motoInstallation";

/*
 * `npx tsx test/terraform/onMoto.ts COMMAND…` runs a command, such as a shell, with an empty account in moto, and
 * Terraform set up as in the proof: to try the command lines of the documentation by hand.
 */

const run = async ([command = "bash", ...args]: readonly string[]): Promise<number> => {
  const terraform = findTerraform();
  const moto = motoCommand();
  if (terraform.kind === "missing") throw new Error(terraform.reason);
  if (moto === undefined) throw new Error("there is no moto server");
  const account = await motoAccount(moto, motoConfiguration());
  const child = spawn(command, args, {
    stdio: "inherit",
    env: terraformEnvironment({
      ...account.environment,
      CI: "1",
      TF_CLI_ARGS_init: `-plugin-dir=${terraform.pluginFolder}`,
      MOTO_ZONE_ID: account.configuration.domain?.zoneId ?? "",
    }),
  });
  // the terminal's signals reach the command, which ends; moto ends after it
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
  try {
    const [code] = await once(child, "exit");
    return code ?? 1;
  } finally {
    await account.stop();
  }
};

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
