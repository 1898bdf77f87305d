import { DeadLetterQueue } from "../../../modules/functions/deadLetterQueue";
import { NodeFunction } from "../../../modules/functions/nodeFunction";
import { allowedTo, at, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack, someNames } from "../aStack";

const key = "arn:aws:kms:eu-central-1:111122223333:key/1234";

const aFunction = {
  ...aPlace,
  names: someNames,
  handler: "ingest",
  description: "Takes events.",
  environment: { SHARDS: "1" },
  key,
  size: { memoryMb: 256, reservedConcurrency: 5 },
  timeoutSeconds: 15,
  logRetentionDays: 365,
};

test("a function runs on Graviton, traced, with its own log group and encrypted environment", () => {
  const stack = aStack();
  new NodeFunction(stack, "ingest", aFunction);
  const result = synthesized(stack);
  expect(at(result, "aws_lambda_function.ingest")).toMatchObject({
    function_name: "acme-test-ingest",
    architectures: ["arm64"],
    runtime: "nodejs22.x",
    handler: "index.handler",
    memory_size: 256,
    reserved_concurrent_executions: 5,
    timeout: 15,
    kms_key_arn: key,
    tracing_config: { mode: "Active" },
    logging_config: { log_group: "/aws/lambda/acme-test-ingest" },
    environment: { variables: { SHARDS: "1" } },
  });
  expect(at(result, "aws_cloudwatch_log_group.ingest_logs")).toMatchObject({
    name: "/aws/lambda/acme-test-ingest",
    kms_key_id: key,
    retention_in_days: 365,
  });
});

test("its code is known by the hash of its content, which is also in the archive's path", () => {
  const stack = aStack();
  new NodeFunction(stack, "ingest", aFunction);
  const { filename, source_code_hash: hash } = at(synthesized(stack), "aws_lambda_function.ingest");
  expect(hash).toMatch(/^[0-9A-F]{32}$/);
  expect(filename).toBe(`assets/ingest_code/${hash}/archive.zip`);
});

test("a function with dead letters is retried twice within the hour, and may send to that queue only", () => {
  const stack = aStack();
  const deadLetters = new DeadLetterQueue(stack, "dead_letters", { ...aPlace, name: "acme-dead", key });
  new NodeFunction(stack, "ingest", { ...aFunction, deadLetters });
  const result = synthesized(stack);
  const queue = "arn:aws:sqs:eu-central-1:111122223333:acme-dead";
  expect(at(result, "aws_lambda_function.ingest")["dead_letter_config"]).toEqual({ target_arn: queue });
  expect(at(result, "aws_lambda_function_event_invoke_config.ingest_async")).toMatchObject({
    maximum_retry_attempts: 2,
    maximum_event_age_in_seconds: 3600,
  });
  const send = allowedTo(result, "ingest_role").find(({ Sid }) => Sid === "SendDeadLetters");
  expect(send).toMatchObject({ Action: ["sqs:SendMessage"], Resource: [queue] });
});
