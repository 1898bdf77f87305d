import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { Construct } from "constructs";
import { bucketArn, objectsArn, type Place, trailArn } from "../ground/arn";
import type { Statement } from "../ground/policy";
import type { AccessLogBucket } from "./accessLogBucket";
import { EncryptedBucket } from "./encryptedBucket";

export interface DataTrailProps extends Place {
  readonly name: string;
  /** Takes the trail. */
  readonly bucket: string;
  /** ARN of a key that CloudTrail may encrypt with for this trail. */
  readonly key: string;
  /** The buckets whose objects are watched. */
  readonly watched: readonly string[];
  readonly accessLogs: AccessLogBucket;
  readonly oldVersionDays: number;
  /** The trail's files are kept this long. */
  readonly expireDays: number;
}

/** CloudTrail of each read and write of objects, with names, callers and times, never content. Digests tell of tampering. */
export class DataTrail extends Construct {
  constructor(scope: Construct, id: string, props: DataTrailProps) {
    super(scope, id);
    const sourceArn = trailArn(props, props.name);
    const principal = { service: "cloudtrail.amazonaws.com" };
    const bucket = new EncryptedBucket(this, "files", {
      ...props,
      content: "replaceable",
      // log files come under the trail's key, digests always under S3's
      keyless: sourceArn,
      statements: [
        {
          sid: "TrailChecksBucket",
          principal,
          actions: ["s3:GetBucketAcl"],
          resources: [bucketArn(props.bucket)],
          condition: { StringEquals: { "aws:SourceAccount": props.accountId, "aws:SourceArn": sourceArn } },
        },
        {
          sid: "TrailWrites",
          principal,
          actions: ["s3:PutObject"],
          resources: [objectsArn(props.bucket, `AWSLogs/${props.accountId}/`)],
          condition: {
            StringEquals: {
              "aws:SourceAccount": props.accountId,
              "aws:SourceArn": sourceArn,
              "s3:x-amz-acl": "bucket-owner-full-control",
            },
          },
        },
      ],
    });
    new Cloudtrail(this, "Resource", {
      name: props.name,
      s3BucketName: bucket.bucket,
      kmsKeyId: props.key,
      enableLogFileValidation: true,
      includeGlobalServiceEvents: false,
      advancedEventSelector: [
        {
          name: "Reads and writes of raw and lake",
          fieldSelector: [
            { field: "eventCategory", equalTo: ["Data"] },
            { field: "resources.type", equalTo: ["AWS::S3::Object"] },
            {
              field: "resources.ARN",
              startsWith: props.watched.map((watched) => objectsArn(watched).slice(0, -1)),
            },
          ],
        },
      ],
      dependsOn: [bucket.policy],
    });
  }
}

/** What the key of a trail must allow: that this trail, and no other, encrypts with it. */
export const trailKeyStatements = (place: Place, name: string): readonly Statement[] => {
  const principal = { service: "cloudtrail.amazonaws.com" };
  const ownTrail = { "aws:SourceArn": trailArn(place, name) };
  return [
    {
      sid: "TrailFindsKey",
      principal,
      actions: ["kms:DescribeKey"],
      resources: ["*"],
      condition: { StringEquals: ownTrail },
    },
    {
      sid: "TrailEncrypts",
      principal,
      actions: ["kms:GenerateDataKey*"],
      resources: ["*"],
      condition: {
        StringEquals: { ...ownTrail, "kms:EncryptionContext:aws:cloudtrail:arn": trailArn(place, name) },
      },
    },
  ];
};
