import type { Construct } from "constructs";
import { BucketNotifications } from "../modules/buckets/bucketNotifications";
import { functionEnvironment } from "../modules/functions/functionEnvironment";
import { QueueFedFunction } from "../modules/functions/queueFedFunction";
import type { ItemTable } from "../modules/lake/itemTable";
import { watchFunction } from "../modules/monitoring/watchFunction";
import { watchQueue } from "../modules/monitoring/watchQueue";
import { CountEnvironment } from "../pipeline/metrics/countEnvironment";
import { rawPrefix } from "../pipeline/raw/rawKey";
import type { Configuration } from "./configuration";
import type { Ground } from "./ground";
import type { PrimaryBuckets } from "./primaryBuckets";

/** What a count that fails or is behind does to whom: nothing for good, since the hour's close counts anew. */
const harm = "owners see too little of the open hour until it closes";

/** Within seconds of a batch its events are in the open hour's figures of each visitor. */
export const counting = (
  stack: Construct,
  configuration: Configuration,
  { place, names, operations, watch }: Ground,
  { raw }: PrimaryBuckets,
  metrics: ItemTable,
): QueueFedFunction => {
  const events = rawPrefix("events");
  const count = new QueueFedFunction(stack, "count", {
    ...place,
    names,
    key: operations,
    logRetentionDays: configuration.logRetentionDays,
    handler: "count",
    description: "Adds each batch to its visitors' figures of the open hour.",
    environment: functionEnvironment(CountEnvironment, {
      RAW_STORE: { kind: "s3", bucket: names.rawBucket },
      METRICS_TABLE: metrics.name,
    }),
    size: configuration.count,
    timeoutSeconds: 60,
    objects: {
      from: new BucketNotifications(stack, "raw_notifications", { bucket: raw, bucketName: names.rawBucket }),
      prefix: events,
    },
  });
  raw.grantRead(count.role, events, { mayMiss: false });
  metrics.grantUpdate(count.role);
  watchQueue(stack, "count_queue", watch, {
    part: "count",
    queueName: count.queue.name,
    deadLetters: count.queue.deadLetters,
    // a message that failed once is hidden for six minutes: that it is late is no news yet
    oldestSeconds: 600,
    harm,
  });
  watchFunction(count, watch, { target: count, harm }, "count");
  return count;
};
