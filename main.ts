import { App } from "cdktf";
import { BackupStack } from "./stacks/backup";
import type { Configuration } from "./stacks/configuration";
import { PrimaryStack } from "./stacks/primary";
import { readConfiguration } from "./stacks/readConfiguration";

/** Configuration → Terraform for both regions, in `cdktf.out` (or where CDKTF_OUTDIR says). */
const synthesize = (configuration: Configuration): void => {
  const app = new App();
  new PrimaryStack(app, configuration);
  new BackupStack(app, configuration);
  app.synth();
};

try {
  synthesize(readConfiguration(__dirname, process.env.FOOTFALL_CONFIG));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
