import { compactionStates } from "../../../modules/functions/compactionStates";
import { NodeFunction } from "../../../modules/functions/nodeFunction";
import { aPlace, aStack, someNames } from "../aStack";
import { aKeyArn } from "../monitoring/aWatch";

const arn = "arn:aws:lambda:eu-central-1:111122223333:function:acme-test-compact";

const someStates = () =>
  compactionStates(
    new NodeFunction(aStack(), "compact", {
      ...aPlace,
      names: someNames,
      handler: "compact",
      description: "Compacts.",
      environment: {},
      key: aKeyArn,
      size: { memoryMb: 256, reservedConcurrency: 2 },
      timeoutSeconds: 900,
      logRetentionDays: 365,
    }),
    2,
    1,
  );

/** A call of the compactor, which outlasts its 15 minutes by one. */
const callWith = (order: unknown) => ({
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke",
  Arguments: { FunctionName: arn, Payload: order },
  TimeoutSeconds: 960,
  Retry: [
    {
      ErrorEquals: ["ClientExecutionTimeout", "Service", "AWSLambda", "SdkClient", "TooManyRequests"].map(
        (trouble) => `Lambda.${trouble}Exception`,
      ),
      IntervalSeconds: 10,
      BackoffRate: 2,
      MaxDelaySeconds: 300,
      MaxAttempts: 10,
      JitterStrategy: "FULL",
    },
    { ErrorEquals: ["States.ALL"], IntervalSeconds: 60, BackoffRate: 2, MaxAttempts: 2 },
  ],
  Output: {},
  End: true,
});

test("shards come first, each in an execution of its own and none hindered by another; the rest follows in any case", () => {
  const { EachShard } = someStates().States;
  expect(EachShard).toEqual({
    Type: "Map",
    Label: "shard",
    Items: [{ shard: "00" }, { shard: "01" }],
    MaxConcurrency: 1,
    ToleratedFailurePercentage: 100,
    ItemProcessor: {
      ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
      StartAt: "CompactShard",
      States: { CompactShard: callWith("{% $states.input %}") },
    },
    // what shards answered is in their logs, and could be more than an execution may carry
    Output: {},
    Next: "CompactAll",
  });
});

test("the last call is for all, and ends the execution with what becomes of it", () => {
  expect(someStates().States.CompactAll).toEqual(callWith({}));
});

test("an execution begins with the shards, speaks JSONata, and is stuck after six hours", () => {
  expect(someStates()).toMatchObject({
    QueryLanguage: "JSONata",
    TimeoutSeconds: 21_600,
    StartAt: "EachShard",
  });
});
