import type { Construct } from "constructs";
import { AccessLogBucket } from "../modules/accessLogBucket";
import { conditionalPutsOnly } from "../modules/bucketGuards";
import { EncryptedBucket } from "../modules/encryptedBucket";
import { tier } from "../modules/storageTier";
import type { Configuration } from "./configuration";
import type { Ground } from "./ground";

/** Where the data lives, in the primary region. */
export interface PrimaryBuckets {
  readonly accessLogs: AccessLogBucket;
  /** Batches as they came, and rejected events. */
  readonly raw: EncryptedBucket;
  /** Parquet, manifests, commits. */
  readonly lake: EncryptedBucket;
  /** Of Athena's queries. */
  readonly results: EncryptedBucket;
  /** Stored answers. */
  readonly reports: EncryptedBucket;
}

export const primaryBuckets = (
  stack: Construct,
  configuration: Configuration,
  ground: Ground,
): PrimaryBuckets => {
  const { place, names, data } = ground;
  const { oldVersionDays } = configuration;
  const accessLogs = new AccessLogBucket(stack, "access_logs", {
    ...place,
    bucket: names.logsBucket,
    sources: [
      names.rawBucket,
      names.lakeBucket,
      names.resultsBucket,
      names.reportsBucket,
      names.dashboardBucket,
      ...(configuration.dataTrail ? [names.trailBucket] : []),
    ],
    expireDays: configuration.accessLogDays,
  });
  const house = { ...place, key: data.arn, oldVersionDays, accessLogs };
  return {
    accessLogs,
    raw: new EncryptedBucket(stack, "raw", {
      ...house,
      bucket: names.rawBucket,
      content: "precious",
      expireDays: configuration.rawDays ?? undefined,
      expirePrefix: { prefix: "rejected/", days: configuration.rejectedDays },
      tiers: [
        ...tier(configuration.rawInfrequentDays, "STANDARD_IA"),
        ...tier(configuration.rawArchiveDays, "GLACIER_IR"),
      ],
    }),
    lake: new EncryptedBucket(stack, "lake", {
      ...house,
      bucket: names.lakeBucket,
      content: "precious",
      statements: [conditionalPutsOnly(names.lakeBucket, "lake/*/manifest/*")],
      tiers: tier(configuration.lakeTierDays, "INTELLIGENT_TIERING"),
    }),
    results: new EncryptedBucket(stack, "results", {
      ...house,
      bucket: names.resultsBucket,
      content: "replaceable",
      expireDays: configuration.resultDays,
    }),
    reports: new EncryptedBucket(stack, "reports", {
      ...house,
      bucket: names.reportsBucket,
      content: "replaceable",
      expireDays: configuration.reportDays,
    }),
  };
};
