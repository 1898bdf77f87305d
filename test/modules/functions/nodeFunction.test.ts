import { TerraformOutput } from "cdktf";
import { DeadLetterQueue } from "../../../modules/functions/deadLetterQueue";
import { NodeFunction } from "../../../modules/functions/nodeFunction";
import { allowedTo, at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack, someNames } from "../aStack";
import { aRole } from "../ground/aRole";

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
    description: "Takes events.",
    role: `\${aws_iam_role.ingest_role.arn}`,
    architectures: ["arm64"],
    runtime: "nodejs22.x",
    handler: "index.handler",
    memory_size: 256,
    reserved_concurrent_executions: 5,
    timeout: 15,
    kms_key_arn: key,
    tracing_config: { mode: "Active" },
    logging_config: { log_format: "JSON", log_group: "/aws/lambda/acme-test-ingest" },
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
  // Lambda tries the queue of a function that it makes
  expect(at(result, "aws_lambda_function.ingest")["depends_on"]).toContain("aws_sqs_queue.dead_letters");
  expect(at(result, "aws_lambda_function_event_invoke_config.ingest_async")).toMatchObject({
    maximum_retry_attempts: 2,
    maximum_event_age_in_seconds: 3600,
  });
  const send = allowedTo(result, "ingest_role").find(({ Sid }) => Sid === "SendDeadLetters");
  expect(send).toMatchObject({ Action: ["sqs:SendMessage"], Resource: [queue] });
});

const arn = "arn:aws:lambda:eu-central-1:111122223333:function:acme-test-ingest";

test("its role is Lambda's in this account, and may write its own log and traces, and read its own environment", () => {
  const stack = aStack();
  new NodeFunction(stack, "ingest", aFunction);
  const result = synthesized(stack);
  const role = at(result, "aws_iam_role.ingest_role");
  expect(role["name"]).toBe("acme-test-ingest-eu-central-1");
  expect(statementsOf(role["assume_role_policy"])).toMatchObject([
    {
      Principal: { Service: "lambda.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    },
  ]);
  const allow = { Effect: "Allow" };
  expect(allowedTo(result, "ingest_role")).toEqual([
    {
      ...allow,
      Sid: "WriteOwnLogs",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: [
        "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/lambda/acme-test-ingest:log-stream:*",
      ],
    },
    {
      ...allow,
      Sid: "WriteTraces",
      Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
      Resource: ["*"],
    },
    {
      ...allow,
      Sid: "ReadOwnEnvironment",
      Action: ["kms:Decrypt"],
      Resource: [key],
      Condition: { StringEquals: { "kms:EncryptionContext:aws:lambda:FunctionArn": arn } },
    },
  ]);
});

test("it is made once its log group and its role's policies are: Lambda would make a group of its own", () => {
  const stack = aStack();
  new NodeFunction(stack, "ingest", aFunction);
  expect(at(synthesized(stack), "aws_lambda_function.ingest")["depends_on"]).toEqual([
    "aws_cloudwatch_log_group.ingest_logs",
    "aws_iam_role_policy.ingest_role_policy",
    "aws_iam_role_policy.ingest_role_key_policy",
  ]);
});

test("a function that somebody waits for has no dead letters, and no settings for calls without an answer", () => {
  const stack = aStack();
  new NodeFunction(stack, "ingest", aFunction);
  const result = synthesized(stack);
  expect(at(result, "aws_lambda_function.ingest")).not.toHaveProperty("dead_letter_config");
  expect(Object.keys(result.resources).join()).not.toContain("event_invoke_config");
});

test("what reads its log waits for the log: its name is a reference", () => {
  const stack = aStack();
  const { logGroup } = new NodeFunction(stack, "ingest", aFunction);
  new TerraformOutput(stack, "log", { value: logGroup });
  expect(synthesized(stack).document["output"]).toEqual({
    log: { value: `\${aws_cloudwatch_log_group.ingest_logs.name}` },
  });
});

test("it has 512 MB in /tmp, unless it asks for more", () => {
  const storage = (size: object) => {
    const stack = aStack();
    new NodeFunction(stack, "ingest", { ...aFunction, size: { ...aFunction.size, ...size } });
    return at(synthesized(stack), "aws_lambda_function.ingest")["ephemeral_storage"];
  };
  expect([storage({}), storage({ ephemeralStorageMb: 2048 })]).toEqual([{ size: 512 }, { size: 2048 }]);
});

test("grantStart lets a role call it and nothing else; each call is counted as a start", () => {
  const stack = aStack();
  const target = new NodeFunction(stack, "ingest", aFunction);
  target.grantStart(aRole(stack, "caller"));
  expect(allowedTo(synthesized(stack), "caller")).toEqual([
    { Sid: "Call", Effect: "Allow", Action: ["lambda:InvokeFunction"], Resource: [arn] },
  ]);
  expect(target.starts).toEqual({
    namespace: "AWS/Lambda",
    name: "Invocations",
    dimensions: { FunctionName: "acme-test-ingest" },
  });
});

test("another door than the one that the function is named by is its code, and changes no name", () => {
  const stack = aStack();
  const { name } = new NodeFunction(stack, "ingest", { ...aFunction, door: "ingestBuffered" });
  expect(name).toBe("acme-test-ingest");
  expect(at(synthesized(stack), "aws_lambda_function.ingest")["function_name"]).toBe("acme-test-ingest");
});
