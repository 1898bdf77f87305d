import type { Construct } from "constructs";
import { functionEnvironment } from "../modules/functions/functionEnvironment";
import { ScheduledFunction } from "../modules/functions/scheduledFunction";
import { datasetPrefix } from "../pipeline/lake/lakeKey";
import { RollUpEnvironment } from "../pipeline/rollUp/rollUpEnvironment";
import type { Configuration } from "./configuration";
import type { Ground } from "./ground";
import type { PrimaryBuckets } from "./primaryBuckets";

/** Its files, the manifests that name them, and what says for which others they stand: no commit record, nothing of raw. */
const written = ["data/", "manifest/", "rollup/"].map((folder) => `${datasetPrefix("*")}${folder}`);

/** Makes, each night, large sorted files of the many small ones of closed days, before the sweep looks for what is left over. */
export const rollingUp = (
  stack: Construct,
  configuration: Configuration,
  { place, names, operations, watch }: Ground,
  { lake }: PrimaryBuckets,
): ScheduledFunction => {
  const { afterDays, ...size } = configuration.rollUp;
  const rollUp = new ScheduledFunction(stack, "roll_up", {
    ...place,
    names,
    key: operations.arn,
    logRetentionDays: configuration.logRetentionDays,
    handler: "roll-up",
    door: "rollUp",
    description: "Makes large sorted files of the many small ones of closed days in the lake.",
    environment: functionEnvironment(RollUpEnvironment, {
      LAKE_STORE: { kind: "s3", bucket: names.lakeBucket },
      CLOSED_AFTER_DAYS: afterDays,
    }),
    size,
    timeoutSeconds: 900,
    cron: "cron(40 2 * * ? *)",
    monitoring: {
      watch,
      quietHours: 25,
      harm: "owners wait longer for answers about closed days, which stay in many small files, and whoever pays the bill pays more",
    },
  });
  lake.grantRead(rollUp.target.role, "lake/", { mayMiss: true });
  lake.grantUpload(rollUp.target.role, ...written);
  return rollUp;
};
