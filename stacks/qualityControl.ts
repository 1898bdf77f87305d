import type { Construct } from "constructs";
import { functionEnvironment } from "../modules/functions/functionEnvironment";
import { ScheduledFunction } from "../modules/functions/scheduledFunction";
import { QualityEnvironment } from "../pipeline/quality/qualityEnvironment";
import type { Catalog } from "./catalog";
import type { Configuration } from "./configuration";
import type { Ground } from "./ground";
import type { PrimaryBuckets } from "./primaryBuckets";

/** Asks the lake each night, when the day before is in it and swept, whether its data can be believed. */
export const qualityControl = (
  stack: Construct,
  configuration: Configuration,
  { place, names, operations, watch }: Ground,
  { lake, raw, reports }: PrimaryBuckets,
  catalog: Catalog,
): ScheduledFunction => {
  const quality = new ScheduledFunction(stack, "quality", {
    ...place,
    names,
    key: operations.arn,
    logRetentionDays: configuration.logRetentionDays,
    handler: "quality",
    description: "Checks the lake's data: complete, unique, valid, fresh, as much as usual.",
    environment: functionEnvironment(QualityEnvironment, {
      SQL_ENGINE: catalog.engine,
      RESULTS_STORE: { kind: "s3", bucket: names.reportsBucket },
      QUALITY_THRESHOLDS: configuration.quality.thresholds,
    }),
    size: configuration.quality,
    timeoutSeconds: 900,
    cron: "cron(15 4 * * ? *)",
    monitoring: { watch, quietHours: 25, harm: "nobody would notice that owners' figures are wrong" },
  });
  const { role } = quality.target;
  lake.grantRead(role, "lake/", { mayMiss: true });
  raw.grantRead(role, "raw/", { mayMiss: true });
  reports.grantPut(role, "quality/");
  catalog.grantQueries(role);
  return quality;
};
