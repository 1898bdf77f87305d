import { BucketNotifications } from "../../../modules/buckets/bucketNotifications";
import { EncryptedBucket } from "../../../modules/buckets/encryptedBucket";
import { QueueFedFunction, type QueueFedFunctionProps } from "../../../modules/functions/queueFedFunction";
import { allowedTo, at, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack, someNames } from "../aStack";
import { aKey } from "./aKey";

const aFunction = (props: Partial<QueueFedFunctionProps> = {}) => {
  const stack = aStack();
  const key = aKey(stack);
  const bucket = new EncryptedBucket(stack, "raw", {
    ...aPlace,
    bucket: "acme-raw",
    key: key.arn,
    content: "precious",
    oldVersionDays: 30,
  });
  new QueueFedFunction(stack, "count", {
    ...aPlace,
    names: someNames,
    handler: "ingest",
    description: "Counts.",
    environment: { SHARDS: "1" },
    key,
    size: { memoryMb: 256, reservedConcurrency: 5 },
    timeoutSeconds: 30,
    logRetentionDays: 365,
    objects: {
      from: new BucketNotifications(stack, "raw_notifications", { bucket, bucketName: "acme-raw" }),
      prefix: "raw/events/",
    },
    ...props,
  });
  return stack;
};

test("it takes messages from its queue, and tells which of them failed", () => {
  expect(at(synthesized(aFunction()), "aws_lambda_event_source_mapping.count_from_queue")).toMatchObject({
    function_name: `\${aws_lambda_function.count.arn}`,
    event_source_arn: "arn:aws:sqs:eu-central-1:111122223333:acme-test-ingest",
    enabled: true,
    batch_size: 10,
    maximum_batching_window_in_seconds: 0,
    function_response_types: ["ReportBatchItemFailures"],
    scaling_config: { maximum_concurrency: 5 },
    // Lambda refuses a mapping whose function may not take from the queue
    depends_on: [
      "aws_sqs_queue.count_queue",
      "aws_iam_role_policy.count_role_policy",
      "aws_iam_role_policy.count_role_key_policy",
    ],
  });
});

test("a message is hidden for six times the function's timeout, and the batching window", () => {
  const queue = (props: Partial<QueueFedFunctionProps>) =>
    at(synthesized(aFunction(props)), "aws_sqs_queue.count_queue")["visibility_timeout_seconds"];
  expect(queue({})).toBe(180);
  expect(queue({ timeoutSeconds: 60, batchSize: 100, batchingWindowSeconds: 5 })).toBe(365);
});

test("it is told of new objects under its prefix", () => {
  expect(at(synthesized(aFunction()), "aws_s3_bucket_notification.raw_notifications")["queue"]).toMatchObject(
    [{ filter_prefix: "raw/events/", queue_arn: "arn:aws:sqs:eu-central-1:111122223333:acme-test-ingest" }],
  );
});

test("without copies set aside ten are called at once, unless said otherwise", () => {
  const concurrency = (props: Partial<QueueFedFunctionProps>) =>
    at(
      synthesized(aFunction({ size: { memoryMb: 256, reservedConcurrency: -1 }, ...props })),
      "aws_lambda_event_source_mapping.count_from_queue",
    )["scaling_config"];
  expect(concurrency({})).toEqual({ maximum_concurrency: 10 });
  expect(concurrency({ maximumConcurrency: 3 })).toEqual({ maximum_concurrency: 3 });
});

test("a function that is stopped is called for no message: they wait in the queue", () => {
  const stopped = aFunction({ size: { memoryMb: 256, reservedConcurrency: 0 } });
  expect(at(synthesized(stopped), "aws_lambda_event_source_mapping.count_from_queue")["enabled"]).toBe(false);
});

test("its role takes messages from its own queue, beside its logs, traces and environment", () => {
  expect(allowedTo(synthesized(aFunction()), "count_role").map(({ Sid }) => Sid)).toEqual([
    "WriteOwnLogs",
    "WriteTraces",
    "TakeMessages",
    "ReadOwnEnvironment",
    "DecryptMessages",
  ]);
});

test.each<[Partial<QueueFedFunctionProps>, string]>([
  [{ batchSize: 0 }, "batchSize must be 1 to 10000, not 0"],
  [
    { batchSize: 11 },
    "batchSize of more than 10 takes a batchingWindowSeconds of 1 or more, not 11 and none",
  ],
  [{ batchSize: 10_001 }, "batchSize must be 1 to 10000, not 10001"],
  [{ batchingWindowSeconds: -1 }, "batchingWindowSeconds must be 0 to 300, not -1"],
  [{ maximumConcurrency: 1001 }, "maximumConcurrency must be 2 to 1000, not 1001"],
  [{ batchingWindowSeconds: 301 }, "batchingWindowSeconds must be 0 to 300, not 301"],
  [{ maximumConcurrency: 1 }, "maximumConcurrency must be 2 to 1000, not 1"],
  [{ maximumConcurrency: 6 }, "maximumConcurrency must be at most the 5 of reservedConcurrency, not 6"],
  [
    { size: { memoryMb: 256, reservedConcurrency: 1 } },
    "reservedConcurrency must be 2 or more, or none (-1): the least that a queue calls at once is 2",
  ],
])("%j is refused", (props, message) => {
  expect(() => aFunction(props)).toThrow(`function ingest: ${message}`);
});

test("without objects to be told of, nobody but whom its queue is granted to sends to it", () => {
  const result = synthesized(aFunction({ objects: undefined, retentionDays: 14 }));
  expect(Object.keys(result.resources).filter((address) => /bucket_notification/.test(address))).toEqual([]);
  expect(at(result, "aws_sqs_queue.count_queue")["message_retention_seconds"]).toBe(14 * 86_400);
  const { policy } = at(result, "aws_sqs_queue_policy.count_queue_policy");
  expect(JSON.parse(String(policy)).Statement.map(({ Effect }: { Effect: string }) => Effect)).toEqual([
    "Deny",
  ]);
});
