import type { Construct } from "constructs";
import { Alarm } from "./alarm";
import { type ReplicatedBucket, replicationMetric } from "./replicationMetric";
import type { Watch } from "./watch";

/** Alarms of what S3 gave up copying: they belong to the stack of the source's region, where S3 counts it. */
export const watchReplicationFailures = (
  scope: Construct,
  watch: Watch,
  buckets: readonly ReplicatedBucket[],
): void => {
  for (const bucket of buckets)
    new Alarm(scope, `${bucket.id}_replication_failing`, {
      ...watch,
      part: `${bucket.id}-replication-failing`,
      hurt: `Objects of ${bucket.sourceBucket} were not copied to the backup and will not be: in a disaster now owners would lose what is in them.`,
      runbook: "replication-failing",
      measure: { metric: replicationMetric(bucket, "OperationsFailedReplication"), statistic: "Sum" },
      breaches: "above",
      threshold: 0,
      periodSeconds: 300,
      periods: 1,
      silence: "fine",
    });
};

/** Alarms of a backup that is behind: they belong to the stack of the replicas' region, where S3 counts it. */
export const watchReplicationLag = (
  scope: Construct,
  watch: Watch,
  { buckets, lagMinutes }: { readonly buckets: readonly ReplicatedBucket[]; readonly lagMinutes: number },
): void => {
  for (const bucket of buckets)
    new Alarm(scope, `${bucket.id}_replication_behind`, {
      ...watch,
      part: `${bucket.id}-replication-behind`,
      hurt: `The backup of ${bucket.sourceBucket} is more than ${lagMinutes} minutes behind: in a disaster now owners would lose what came since.`,
      runbook: "replication-behind",
      measure: { metric: replicationMetric(bucket, "ReplicationLatency"), statistic: "Maximum" },
      breaches: "above",
      threshold: lagMinutes * 60,
      periodSeconds: 300,
      periods: 3,
      silence: "fine",
    });
};
