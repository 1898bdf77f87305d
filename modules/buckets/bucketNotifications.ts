import {
  S3BucketNotification,
  type S3BucketNotificationQueue,
} from "@cdktf/provider-aws/lib/s3-bucket-notification";
import { dependable } from "cdktf";
import { Construct } from "constructs";
import type { WorkQueue } from "../functions/workQueue";
import type { EncryptedBucket } from "./encryptedBucket";

export interface BucketNotificationsProps {
  readonly bucket: EncryptedBucket;
  readonly bucketName: string;
}

/**
 * Who is told of a bucket's new objects. One for each bucket: S3 keeps all of a bucket's notifications in one
 * document, and a second resource would overwrite the first.
 */
export class BucketNotifications extends Construct {
  private readonly queues: S3BucketNotificationQueue[] = [];
  private resource: S3BucketNotification | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: BucketNotificationsProps,
  ) {
    super(scope, id);
  }

  /** Sends a message for each object that comes under a prefix; `name` is what the bucket calls it. */
  newObjects(name: string, prefix: string, queue: WorkQueue): void {
    const overlapping = this.queues.find(
      ({ filterPrefix = "" }) => filterPrefix.startsWith(prefix) || prefix.startsWith(filterPrefix),
    );
    if (overlapping !== undefined)
      throw new Error(
        `notification ${name}: "${prefix}" overlaps with "${overlapping.filterPrefix}" of ${overlapping.id}, ` +
          "which S3 refuses",
      );
    queue.grantNotify(this.props.bucketName);
    this.queues.push({
      id: name,
      events: ["s3:ObjectCreated:*"],
      filterPrefix: prefix,
      queueArn: queue.arn,
    });
    this.resource ??= new S3BucketNotification(this, "Resource", { bucket: this.props.bucket.bucket });
    this.resource.putQueue(this.queues);
    this.resource.dependsOn = [...(this.resource.dependsOn ?? []), dependable(queue.policy)];
  }
}
