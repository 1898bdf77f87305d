import { BucketReplication, type BucketReplicationProps } from "../../../modules/buckets/bucketReplication";
import { EncryptedBucket } from "../../../modules/buckets/encryptedBucket";
import { allowedTo, at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";

const aReplication = (props: Partial<BucketReplicationProps> = {}) => {
  const stack = aStack();
  const source = new EncryptedBucket(stack, "raw", {
    ...aPlace,
    bucket: "acme-raw",
    key: "arn:aws:kms:eu-central-1:111122223333:key/1234",
    content: "precious",
    oldVersionDays: 30,
  });
  new BucketReplication(stack, "replication", {
    name: "acme-replication",
    from: aPlace,
    to: { ...aPlace, region: "eu-west-1" },
    sourceKey: "arn:aws:kms:eu-central-1:111122223333:key/1234",
    replicaKeyAlias: "alias/acme-backup",
    timeControl: false,
    pairs: [{ id: "raw", source, sourceBucket: "acme-raw", replicaBucket: "acme-raw-replica" }],
    ...props,
  });
  return synthesized(stack);
};

test("a source is asked of S3 only where it names one: were it asked in vain, nothing would be copied", () => {
  const [trust] = statementsOf(at(aReplication(), "aws_iam_role.replication_role")["assume_role_policy"]);
  expect(trust).toMatchObject({
    Principal: { Service: "s3.amazonaws.com" },
    Condition: {
      StringEqualsIfExists: { "aws:SourceAccount": "111122223333" },
      ArnLikeIfExists: { "aws:SourceArn": ["arn:aws:s3:::acme-raw"] },
    },
  });
});

test("S3 is told to copy when versions are kept and the role can read, write and use both keys", () => {
  expect(at(aReplication(), "aws_s3_bucket_replication_configuration.replication_raw")["depends_on"]).toEqual(
    [
      "aws_s3_bucket_versioning.raw_versioning",
      "aws_iam_role_policy.replication_role_policy",
      "aws_iam_role_policy.replication_role_key_policy",
    ],
  );
});

test("every new version is copied, whatever its key, and comes under the replica's; deletions stay here", () => {
  expect(at(aReplication(), "aws_s3_bucket_replication_configuration.replication_raw")).toMatchObject({
    bucket: `\${aws_s3_bucket.raw.id}`,
    role: `\${aws_iam_role.replication_role.arn}`,
    rule: [
      {
        // the metrics that alarms read carry the rule's name
        id: "everything",
        status: "Enabled",
        priority: 0,
        filter: { prefix: "" },
        delete_marker_replication: { status: "Disabled" },
        source_selection_criteria: { sse_kms_encrypted_objects: { status: "Enabled" } },
        destination: {
          bucket: "arn:aws:s3:::acme-raw-replica",
          encryption_configuration: {
            replica_kms_key_id: "arn:aws:kms:eu-west-1:111122223333:alias/acme-backup",
          },
        },
      },
    ],
  });
});

test("how far behind it is can be seen in any case; only time control promises 15 minutes, for its price", () => {
  const destination = (timeControl: boolean) => {
    const [rule] = at(
      aReplication({ timeControl }),
      "aws_s3_bucket_replication_configuration.replication_raw",
    )["rule"] as readonly { readonly destination: Readonly<Record<string, unknown>> }[];
    const { metrics, replication_time } = rule?.destination ?? {};
    return { metrics, replication_time };
  };
  expect(destination(false)).toEqual({ metrics: { status: "Enabled" } });
  expect(destination(true)).toEqual({
    metrics: { status: "Enabled", event_threshold: { minutes: 15 } },
    replication_time: { status: "Enabled", time: { minutes: 15 } },
  });
});

test("its role may read versions of the sources and write replicas, each with that end's key; not delete", () => {
  const through = (region: string, bucket: string) => ({
    StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
    StringLike: {
      "kms:EncryptionContext:aws:s3:arn": [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
    },
  });
  expect(allowedTo(aReplication(), "replication_role")).toEqual([
    {
      Sid: "ListSources",
      Effect: "Allow",
      Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      Resource: ["arn:aws:s3:::acme-raw"],
    },
    {
      Sid: "ReadSources",
      Effect: "Allow",
      Action: ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"],
      Resource: ["arn:aws:s3:::acme-raw/*"],
    },
    {
      Sid: "WriteReplicas",
      Effect: "Allow",
      Action: ["s3:ReplicateObject", "s3:ReplicateTags"],
      Resource: ["arn:aws:s3:::acme-raw-replica/*"],
    },
    {
      Sid: "DecryptSources",
      Effect: "Allow",
      Action: ["kms:Decrypt"],
      Resource: ["arn:aws:kms:eu-central-1:111122223333:key/1234"],
      Condition: through("eu-central-1", "acme-raw"),
    },
    {
      Sid: "EncryptReplicas",
      Effect: "Allow",
      Action: ["kms:Encrypt", "kms:GenerateDataKey"],
      Resource: ["arn:aws:kms:eu-west-1:111122223333:key/*"],
      Condition: {
        ...through("eu-west-1", "acme-raw-replica"),
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/acme-backup" },
      },
    },
  ]);
});
