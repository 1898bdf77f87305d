import type { Place } from "../modules/ground/arn";
import type { EncryptionKey } from "../modules/ground/encryptionKey";
import type { Names } from "../modules/ground/naming";
import type { AlarmTopic } from "../modules/monitoring/alarmTopic";
import type { ReplicatedBucket } from "../modules/monitoring/replicationMetric";
import type { Watch } from "../modules/monitoring/watch";

/** What every part of the primary stack stands on. */
export interface Ground {
  readonly place: Place;
  readonly names: Names;
  /** For what lies in buckets and tables. */
  readonly data: EncryptionKey;
  /** For what functions leave around them. */
  readonly operations: EncryptionKey;
  /** Where alarms and the budget are told. */
  readonly topic: AlarmTopic;
  /** What alarms share. */
  readonly watch: Watch;
}

/** The buckets that have a replica in the other region. */
export const replicatedBuckets = (names: Names): readonly ReplicatedBucket[] => [
  { id: "raw", sourceBucket: names.rawBucket, replicaBucket: names.rawReplicaBucket },
  { id: "lake", sourceBucket: names.lakeBucket, replicaBucket: names.lakeReplicaBucket },
];
