import type { Construct } from "constructs";
import { DataTrail, trailKeyStatements } from "../modules/buckets/dataTrail";
import { AccountGuards } from "../modules/ground/accountGuards";
import type { Configuration } from "./configuration";
import type { Ground } from "./ground";
import type { PrimaryBuckets } from "./primaryBuckets";

/** What an account may already have from elsewhere, and an installation holds only where it is asked to. */
export const guards = (
  stack: Construct,
  configuration: Configuration,
  { place, names, operations }: Ground,
  { accessLogs }: PrimaryBuckets,
): void => {
  if (configuration.accountGuards) new AccountGuards(stack, "account", place);
  if (!configuration.dataTrail) return;
  const name = names.regional("data");
  for (const statement of trailKeyStatements(place, name)) operations.allow(statement);
  new DataTrail(stack, "trail", {
    ...place,
    name,
    bucket: names.trailBucket,
    key: operations.arn,
    watched: [names.rawBucket, names.lakeBucket],
    accessLogs,
    oldVersionDays: configuration.oldVersionDays,
    expireDays: configuration.accessLogDays,
  });
};
