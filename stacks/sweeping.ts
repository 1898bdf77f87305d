import type { Construct } from "constructs";
import { functionEnvironment } from "../modules/functions/functionEnvironment";
import { ScheduledFunction } from "../modules/functions/scheduledFunction";
import { datasetPrefix } from "../pipeline/lake/lakeKey";
import { SweepEnvironment } from "../pipeline/sweep/sweepEnvironment";
import type { Configuration } from "./configuration";
import type { Ground } from "./ground";
import type { PrimaryBuckets } from "./primaryBuckets";

/** What lies there without being the truth: manifests, commit records and the watermark are not among it. */
const sweepable = ["data/", "rollup/", "quarantine/", "seen/"].map(
  (folder) => `${datasetPrefix("*")}${folder}`,
);

/** Takes away, each night, what attempts left behind that never became visible. The one role that may delete. */
export const sweeping = (
  stack: Construct,
  configuration: Configuration,
  { place, names, operations, watch }: Ground,
  { lake }: PrimaryBuckets,
): ScheduledFunction => {
  const sweep = new ScheduledFunction(stack, "sweep", {
    ...place,
    names,
    key: operations.arn,
    logRetentionDays: configuration.logRetentionDays,
    handler: "sweep",
    description: "Deletes files of the lake that nothing names, a day after they were written.",
    environment: functionEnvironment(SweepEnvironment, {
      LAKE_STORE: { kind: "s3", bucket: names.lakeBucket },
    }),
    size: configuration.sweep,
    timeoutSeconds: 900,
    cron: "cron(30 3 * * ? *)",
    monitoring: {
      watch,
      quietHours: 25,
      harm: "files that nobody reads stay, and whoever pays the bill pays for them",
    },
  });
  lake.grantRead(sweep.target.role, "lake/", { mayMiss: true });
  lake.grantDelete(sweep.target.role, ...sweepable);
  return sweep;
};
