import { S3BucketReplicationConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import { Construct } from "constructs";
import { bucketArn, keyAliasArn, objectsArn, type Place } from "../ground/arn";
import type { Statement } from "../ground/policy";
import { ServiceRole } from "../ground/serviceRole";
import type { EncryptedBucket } from "./encryptedBucket";

export interface BucketReplicationProps {
  /** Of the role. */
  readonly name: string;
  readonly from: Place;
  readonly to: Place;
  /** ARN of the key of the sources. */
  readonly sourceKey: string;
  /** `alias/…` of the key in the other region: its ARN is only known there. */
  readonly replicaKeyAlias: string;
  readonly pairs: readonly BucketPair[];
  /** Promise of 15 minutes, with a metric to hold it to; costs extra for each GB. */
  readonly timeControl: boolean;
}

export interface BucketPair {
  readonly id: string;
  readonly source: EncryptedBucket;
  readonly sourceBucket: string;
  readonly replicaBucket: string;
}

/** The only rule of each pair; CloudWatch names the metrics of a replication by it too. */
export const replicationRuleId = "everything";

/** Copies every new version of each source to its replica. Deletions are not copied: the replica outlives them. */
export class BucketReplication extends Construct {
  constructor(scope: Construct, id: string, props: BucketReplicationProps) {
    super(scope, id);
    const { from, to, pairs } = props;
    const role = new ServiceRole(this, "role", {
      name: props.name,
      description: "Lets S3 copy raw and lake to the backup region.",
      service: "s3.amazonaws.com",
      // replication is not known to say on whose behalf; were that asked for in vain, nothing would ever be copied
      trust: {
        StringEqualsIfExists: { "aws:SourceAccount": from.accountId },
        ArnLikeIfExists: { "aws:SourceArn": pairs.map(({ sourceBucket }) => bucketArn(sourceBucket)) },
      },
    });
    for (const statement of replicationStatements(props)) role.allow(statement);
    for (const pair of pairs)
      new S3BucketReplicationConfigurationA(this, pair.id, {
        bucket: pair.source.bucket,
        role: role.arn,
        rule: [
          {
            id: replicationRuleId,
            status: "Enabled",
            priority: 0,
            filter: { prefix: "" },
            deleteMarkerReplication: { status: "Disabled" },
            sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
            destination: {
              bucket: bucketArn(pair.replicaBucket),
              encryptionConfiguration: { replicaKmsKeyId: keyAliasArn(to, props.replicaKeyAlias) },
              metrics: props.timeControl
                ? { status: "Enabled", eventThreshold: { minutes: 15 } }
                : { status: "Enabled" },
              ...(props.timeControl ? { replicationTime: { status: "Enabled", time: { minutes: 15 } } } : {}),
            },
          },
        ],
        dependsOn: [pair.source.versioning, ...role.policies],
      });
  }
}

const replicationStatements = (props: BucketReplicationProps): readonly Statement[] => {
  const { from, to, pairs } = props;
  const sources = pairs.map(({ sourceBucket }) => sourceBucket);
  const replicas = pairs.map(({ replicaBucket }) => replicaBucket);
  return [
    {
      sid: "ListSources",
      actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      resources: sources.map(bucketArn),
    },
    {
      sid: "ReadSources",
      actions: ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"],
      resources: sources.map((bucket) => objectsArn(bucket)),
    },
    {
      sid: "DecryptSources",
      actions: ["kms:Decrypt"],
      resources: [props.sourceKey],
      condition: viaS3(from.region, sources),
    },
    {
      sid: "WriteReplicas",
      actions: ["s3:ReplicateObject", "s3:ReplicateTags"],
      resources: replicas.map((bucket) => objectsArn(bucket)),
    },
    {
      // the key's id is only known in its region: of that region's keys, the one with the alias
      sid: "EncryptReplicas",
      actions: ["kms:Encrypt", "kms:GenerateDataKey"],
      resources: [keyAliasArn(to, "key/*")],
      condition: {
        ...viaS3(to.region, replicas),
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": props.replicaKeyAlias },
      },
    },
  ];
};

/** S3 names the bucket, or (for objects that were written before bucket keys were on) the object. */
const viaS3 = (region: string, buckets: readonly string[]) => ({
  StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
  StringLike: {
    "kms:EncryptionContext:aws:s3:arn": buckets.flatMap((bucket) => [bucketArn(bucket), objectsArn(bucket)]),
  },
});
