import type { Construct } from "constructs";
import { AccessLogBucket } from "../modules/buckets/accessLogBucket";
import { conditionalPutsOnly } from "../modules/buckets/bucketGuards";
import { BucketReplication } from "../modules/buckets/bucketReplication";
import { EncryptedBucket } from "../modules/buckets/encryptedBucket";
import { tier } from "../modules/buckets/storageTier";
import { commitsPrefix, manifestPrefix, rollUpsPrefix, watermarkKey } from "../pipeline/lake/lakeKey";
import type { Configuration } from "./configuration";
import { type Ground, replicatedBuckets } from "./ground";
import { rawAgeing } from "./rawAgeing";

/** Where the data lies, in the primary region. */
export interface PrimaryBuckets {
  readonly accessLogs: AccessLogBucket;
  /** Batches as they came, and rejected events. */
  readonly raw: EncryptedBucket;
  /** Parquet, manifests, commits. */
  readonly lake: EncryptedBucket;
  /** Of Athena's queries. */
  readonly results: EncryptedBucket;
  /** Answers that were given, and what the nightly checks found. */
  readonly reports: EncryptedBucket;
}

/** What says which files count: each is put once, or against the version that was seen. */
const commits = [
  `${manifestPrefix("*")}*`,
  `${commitsPrefix("*")}*`,
  `${rollUpsPrefix("*")}*`,
  watermarkKey("*"),
];

/** The buckets, and the copies of raw and lake to the other region. */
export const primaryBuckets = (
  stack: Construct,
  configuration: Configuration,
  { place, names, data }: Ground,
): PrimaryBuckets => {
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
    edgeSources: [names.edge],
    expireDays: configuration.accessLogDays,
  });
  const { oldVersionDays } = configuration;
  const house = { ...place, key: data.arn, oldVersionDays, accessLogs };
  const raw = new EncryptedBucket(stack, "raw", {
    ...house,
    bucket: names.rawBucket,
    content: "precious",
    ...rawAgeing(configuration, [
      ...tier(configuration.rawInfrequentDays, "STANDARD_IA"),
      ...tier(configuration.rawArchiveDays, "GLACIER_IR"),
    ]),
  });
  const lake = new EncryptedBucket(stack, "lake", {
    ...house,
    bucket: names.lakeBucket,
    content: "precious",
    statements: [conditionalPutsOnly(names.lakeBucket, commits)],
    tiers: tier(configuration.lakeTierDays, "INTELLIGENT_TIERING"),
  });
  const results = new EncryptedBucket(stack, "results", {
    ...house,
    bucket: names.resultsBucket,
    content: "replaceable",
    expireDays: configuration.resultDays,
  });
  const reports = new EncryptedBucket(stack, "reports", {
    ...house,
    bucket: names.reportsBucket,
    content: "replaceable",
    expirePrefixes: [
      { prefix: "answers/", days: configuration.reportDays },
      { prefix: "quality/", days: configuration.qualityDays },
    ],
  });
  new BucketReplication(stack, "replication", {
    name: names.role("replication"),
    from: place,
    to: { accountId: place.accountId, region: configuration.backupRegion },
    sourceKey: data.arn,
    replicaKeyAlias: names.backupKeyAlias,
    timeControl: configuration.replicationTimeControl,
    pairs: replicatedBuckets(names).map((pair) => ({ ...pair, source: pair.id === "raw" ? raw : lake })),
  });
  return { accessLogs, raw, lake, results, reports };
};
