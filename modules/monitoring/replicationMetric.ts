import { replicationRuleId } from "../buckets/bucketReplication";
import type { Metric } from "./metric";

/** The ends of a replication. */
export interface ReplicatedBucket {
  /** What it holds, as part of names: `raw`. */
  readonly id: string;
  readonly sourceBucket: string;
  readonly replicaBucket: string;
}

/**
 * One of the metrics by which S3 describes a replication. What failed is counted in the source's region, what is
 * pending in the replica's.
 */
export const replicationMetric = (
  { sourceBucket, replicaBucket }: ReplicatedBucket,
  name: "BytesPendingReplication" | "OperationsFailedReplication" | "ReplicationLatency",
): Metric => ({
  namespace: "AWS/S3",
  name,
  dimensions: { SourceBucket: sourceBucket, DestinationBucket: replicaBucket, RuleId: replicationRuleId },
});
