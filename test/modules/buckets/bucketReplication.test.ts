import { BucketReplication } from "../../../modules/buckets/bucketReplication";
import { EncryptedBucket } from "../../../modules/buckets/encryptedBucket";
import { at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";

const aReplication = () => {
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
