import { BucketNotifications } from "../../../modules/buckets/bucketNotifications";
import { EncryptedBucket } from "../../../modules/buckets/encryptedBucket";
import { WorkQueue } from "../../../modules/functions/workQueue";
import { at, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";
import { aKey } from "../functions/aKey";

const someNotifications = () => {
  const stack = aStack();
  const key = aKey(stack);
  const bucket = new EncryptedBucket(stack, "raw", {
    ...aPlace,
    bucket: "acme-raw",
    key: key.arn,
    content: "precious",
    oldVersionDays: 30,
  });
  const notifications = new BucketNotifications(stack, "raw_notifications", {
    bucket,
    bucketName: "acme-raw",
  });
  const queue = (id: string) =>
    new WorkQueue(stack, id, { ...aPlace, name: `acme-${id}`, key, visibilitySeconds: 60 });
  return { stack, notifications, queue };
};

test("several queues are told of new objects by one document, when each lets S3 send", () => {
  const { stack, notifications, queue } = someNotifications();
  notifications.newObjects("count", "raw/events/", queue("count"));
  notifications.newObjects("replay", "rejected/", queue("replay"));
  expect(at(synthesized(stack), "aws_s3_bucket_notification.raw_notifications")).toMatchObject({
    bucket: `\${aws_s3_bucket.raw.id}`,
    queue: [
      {
        id: "count",
        events: ["s3:ObjectCreated:*"],
        filter_prefix: "raw/events/",
        queue_arn: "arn:aws:sqs:eu-central-1:111122223333:acme-count",
      },
      {
        id: "replay",
        events: ["s3:ObjectCreated:*"],
        filter_prefix: "rejected/",
        queue_arn: "arn:aws:sqs:eu-central-1:111122223333:acme-replay",
      },
    ],
    depends_on: ["aws_sqs_queue_policy.count_policy", "aws_sqs_queue_policy.replay_policy"],
  });
});

test.each(["raw/", "raw/events/", "raw/events/dt=2026", ""])(
  'beside "raw/events/" the prefix "%s" is refused, as S3 would',
  (prefix) => {
    const { notifications, queue } = someNotifications();
    notifications.newObjects("count", "raw/events/", queue("count"));
    expect(() => notifications.newObjects("other", prefix, queue("other"))).toThrow(
      `notification other: "${prefix}" overlaps with "raw/events/" of count, which S3 refuses`,
    );
  },
);

test("a bucket of which nobody is told has no document", () => {
  const { stack } = someNotifications();
  expect(Object.keys(synthesized(stack).resources)).not.toContain(
    "aws_s3_bucket_notification.raw_notifications",
  );
});
