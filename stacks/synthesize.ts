import { App } from "cdktf";
import { BackupStack } from "./backup";
import type { Configuration } from "./configuration";
import { PrimaryStack } from "./primary";

/** Configuration → Terraform for both regions. @param outdir by default `cdktf.out`, or where CDKTF_OUTDIR says */
export const synthesize = (configuration: Configuration, outdir?: string): void => {
  const app = new App(outdir === undefined ? {} : { outdir });
  new PrimaryStack(app, configuration);
  new BackupStack(app, configuration);
  app.synth();
};
