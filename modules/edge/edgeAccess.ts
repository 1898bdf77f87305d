import { bucketArn, distributionArn, objectsArn, type Place } from "../ground/arn";
import type { Statement } from "../ground/policy";

/** What the policy of a bucket must say so that one distribution, and no other, reads its objects. */
export const readByDistribution = (place: Place, bucket: string, distributionId: string): Statement => ({
  sid: "ReadByDistribution",
  principal: { service: "cloudfront.amazonaws.com" },
  actions: ["s3:GetObject"],
  resources: [objectsArn(bucket)],
  // names the account too: CloudFront promises no other condition
  condition: { StringEquals: { "aws:SourceArn": distributionArn(place, distributionId) } },
});

/**
 * What the policy of that bucket's key must say. It admits the account's distributions, not the one: a key that named
 * its distribution would wait for it, and so would all that is encrypted with the key, its logs among it. The
 * bucket's own policy tells distributions apart.
 */
export const decryptForDistributions = (place: Place, bucket: string): Statement => ({
  sid: "DecryptForDistributions",
  principal: { service: "cloudfront.amazonaws.com" },
  actions: ["kms:Decrypt"],
  resources: ["*"],
  condition: {
    ArnLike: { "aws:SourceArn": distributionArn(place, "*") },
    // bucket keys: S3 names the bucket, not the object
    StringEquals: { "kms:EncryptionContext:aws:s3:arn": bucketArn(bucket) },
  },
});
