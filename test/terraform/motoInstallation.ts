import { join } from "node:path";
import { App, Aspects } from "cdktf";
import { BackupStack } from "../../stacks/backup";
import type { Configuration } from "../../stacks/configuration";
import { PrimaryStack } from "../../stacks/primary";
import { readConfiguration } from "../../stacks/readConfiguration";
import { BucketsEmptied } from "./bucketsEmptied";
import { type Handled, MotoAspect } from "./motoAspect";

export const projectFolder = join(__dirname, "..", "..");

/** The full example, with a local state. */
export const motoConfiguration = (): Configuration => ({
  ...readConfiguration(projectFolder, join(projectFolder, "examples", "full.json")),
  backend: { kind: "local" },
});

export interface MotoInstallationOptions {
  /** @default where cdktf writes: CDKTF_OUTDIR, else `cdktf.out` */
  readonly outdir?: string;
  /**
   * `as it is`: the production stacks to the byte. `for moto`: with {@link MotoAspect}. `to destroy`: and as one that
   * is to be taken down, with all its data.
   */
  readonly form: "as it is" | "for moto" | "to destroy";
}

/**
 * Synthesizes both stacks.
 * @returns what was changed for moto
 */
export const motoInstallation = (
  configuration: Configuration,
  { outdir, form }: MotoInstallationOptions,
): readonly Handled[] => {
  const app = new App({ outdir });
  const aspect = new MotoAspect();
  const formed = { ...configuration, takeDown: form === "to destroy" };
  for (const stack of [new PrimaryStack(app, formed), new BackupStack(app, formed)]) {
    if (form !== "as it is") Aspects.of(stack).add(aspect);
    if (form === "to destroy") Aspects.of(stack).add(new BucketsEmptied());
  }
  app.synth();
  return aspect.handled;
};
