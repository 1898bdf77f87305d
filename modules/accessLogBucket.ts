import type { Construct } from "constructs";
import { bucketArn, objectsArn, type Place } from "./arn";
import { EncryptedBucket } from "./encryptedBucket";

export interface AccessLogBucketProps extends Place {
  readonly bucket: string;
  /** The buckets that may log into it. */
  readonly sources: readonly string[];
  readonly expireDays: number;
}

/** Takes the access logs of the other buckets of its region. S3 delivers them under its own key only. */
export class AccessLogBucket extends EncryptedBucket {
  constructor(scope: Construct, id: string, { sources, ...props }: AccessLogBucketProps) {
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
      ],
    });
  }
}
