import type { Construct } from "constructs";
import { bucketArn, deliverySourceArn, objectsArn, type Place } from "../ground/arn";
import type { Statement } from "../ground/policy";
import { EncryptedBucket } from "./encryptedBucket";

export interface AccessLogBucketProps extends Place {
  readonly bucket: string;
  /** The buckets that may log into it. */
  readonly sources: readonly string[];
  /** The sources of CloudWatch's log deliveries (`edgeLogs.ts`) that may write under `edge/`. @default none */
  readonly edgeSources?: readonly string[];
  readonly expireDays: number;
}

/** Takes the access logs of the other buckets of its region, and of CloudFront. S3 delivers under its own key only. */
export class AccessLogBucket extends EncryptedBucket {
  constructor(scope: Construct, id: string, { sources, edgeSources = [], ...props }: AccessLogBucketProps) {
    super(scope, id, {
      ...props,
      key: "s3-managed",
      content: "replaceable",
      oldVersionDays: 7,
      statements: [
        {
          sid: "DeliverAccessLogs",
          principal: { service: "logging.s3.amazonaws.com" },
          actions: ["s3:PutObject"],
          resources: sources.map((source) => objectsArn(props.bucket, `${source}/`)),
          condition: {
            ArnLike: { "aws:SourceArn": sources.map(bucketArn) },
            StringEquals: { "aws:SourceAccount": props.accountId },
          },
        },
        ...(edgeSources.length === 0 ? [] : [deliverEdgeLogs(props, props.bucket, edgeSources)]),
      ],
    });
  }
}

/** CloudFront's logs come from us-east-1, wherever the bucket is. */
const deliverEdgeLogs = ({ accountId }: Place, bucket: string, sources: readonly string[]): Statement => ({
  sid: "DeliverEdgeLogs",
  principal: { service: "delivery.logs.amazonaws.com" },
  actions: ["s3:PutObject"],
  resources: [objectsArn(bucket, "edge/")],
  condition: {
    ArnLike: {
      "aws:SourceArn": sources.map((name) => deliverySourceArn({ accountId, region: "us-east-1" }, name)),
    },
    StringEquals: { "aws:SourceAccount": accountId, "s3:x-amz-acl": "bucket-owner-full-control" },
  },
});
