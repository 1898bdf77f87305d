import { twoDigits } from "../../pipeline/raw/rawKey";
import type { NodeFunction } from "./nodeFunction";

const minuteSeconds = 60;

/** Longer than any night's work: an execution that lasts longer is stuck. */
const longestSeconds = 6 * 60 * minuteSeconds;

/**
 * What Step Functions does, in Amazon States Language: an order for each shard, `shardsAtOnce` of them at once, each
 * in an execution of its own (a distributed map's history has no limit of 25,000 events); then the order for all.
 */
export const compactionStates = (compact: NodeFunction, shards: number, shardsAtOnce: number) => ({
  Comment: "Compacts each shard of the hours that need it, and then what lies across shards.",
  QueryLanguage: "JSONata",
  TimeoutSeconds: longestSeconds,
  StartAt: "EachShard",
  States: {
    EachShard: {
      Type: "Map",
      Label: "shard",
      Items: Array.from({ length: shards }, (_, shard) => ({ shard: twoDigits(shard) })),
      MaxConcurrency: shardsAtOnce,
      // the others go on, and the last call finds what is left to do
      ToleratedFailurePercentage: 100,
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        StartAt: "CompactShard",
        States: { CompactShard: { ...call(compact, "{% $states.input %}"), End: true } },
      },
      Output: {},
      Next: "CompactAll",
    },
    CompactAll: { ...call(compact, {}), End: true },
  },
});

/** A call that waits for the function's answer and keeps none of it: the function logs its own report. */
const call = (compact: NodeFunction, order: string | Readonly<Record<string, never>>) => ({
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke",
  Arguments: { FunctionName: compact.arn, Payload: order },
  TimeoutSeconds: compact.timeoutSeconds + minuteSeconds,
  Retry: [
    {
      ErrorEquals: [
        "Lambda.ClientExecutionTimeoutException",
        "Lambda.ServiceException",
        "Lambda.AWSLambdaException",
        "Lambda.SdkClientException",
        "Lambda.TooManyRequestsException",
      ],
      IntervalSeconds: 10,
      BackoffRate: 2,
      MaxDelaySeconds: 5 * minuteSeconds,
      MaxAttempts: 10,
      JitterStrategy: "FULL",
    },
    // as often as Lambda itself tries a call that nobody waits for
    { ErrorEquals: ["States.ALL"], IntervalSeconds: minuteSeconds, BackoffRate: 2, MaxAttempts: 2 },
  ],
  Output: {},
});
