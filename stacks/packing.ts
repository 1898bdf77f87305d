import type { Construct } from "constructs";
import { functionEnvironment } from "../modules/functions/functionEnvironment";
import { QueueFedFunction } from "../modules/functions/queueFedFunction";
import { watchFunction } from "../modules/monitoring/watchFunction";
import { watchQueue } from "../modules/monitoring/watchQueue";
import { watermarkKey } from "../pipeline/lake/lakeKey";
import { PackEnvironment } from "../pipeline/packing/packEnvironment";
import type { Configuration } from "./configuration";
import type { Ground } from "./ground";
import type { PrimaryBuckets } from "./primaryBuckets";

/** What a packer that fails or is behind does to whom. */
const harm = "owners do not see what producers were told is safe, and lose it once it has waited for 14 days";

/** Batches that were acknowledged wait in a queue, and become one object of many; where they do not wait, there is none. */
export const packing = (
  stack: Construct,
  configuration: Configuration,
  { place, names, data, operations, watch }: Ground,
  { raw, lake }: PrimaryBuckets,
): QueueFedFunction | undefined => {
  const { mode, waitSeconds } = configuration.delivery;
  if (mode === "direct") return undefined;
  const pack = new QueueFedFunction(stack, "pack", {
    ...place,
    names,
    key: operations,
    // here messages are what people did, not what happened to objects
    queueKey: data,
    logRetentionDays: configuration.logRetentionDays,
    handler: "pack",
    description: "Makes one raw object of many batches that were acknowledged.",
    environment: functionEnvironment(PackEnvironment, {
      RAW_STORE: { kind: "s3", bucket: names.rawBucket },
      LAKE_STORE: { kind: "s3", bucket: names.lakeBucket },
      SHARDS: configuration.shards,
      LOOKBACK_HOURS: configuration.lookbackHours,
    }),
    size: configuration.pack,
    timeoutSeconds: 60,
    // what fits into the 6 MB of a call
    batchSize: 10_000,
    batchingWindowSeconds: waitSeconds,
    // two hours and more of a store that refuses; what is none of ours waits as long before it is a dead letter
    maxReceives: 20,
    retentionDays: 14,
  });
  raw.grantPut(pack.role, "raw/", "rejected/");
  // late batches have hours looked at again
  lake.grantRead(pack.role, watermarkKey("*"), { mayMiss: true });
  lake.grantPut(pack.role, watermarkKey("*"));
  watchQueue(stack, "pack_queue", watch, {
    part: "pack",
    queueName: pack.queue.name,
    deadLetters: pack.queue.deadLetters,
    // a message that failed once is hidden for seven minutes
    oldestSeconds: 900,
    harm,
  });
  watchFunction(pack, watch, { target: pack, harm }, "pack");
  return pack;
};
