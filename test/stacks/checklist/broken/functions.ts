import { adding, broken, referTo, set, type Variants } from "./variant";

const compact = "aws_lambda_function.compact";
const permission = "aws_lambda_permission.api_events_permission";
const url = {
  function_name: referTo("aws_lambda_function.compact", "function_name"),
  authorization_type: "NONE",
};

export const brokenFunctions: Variants = {
  "environments are encrypted with a customer key": broken(
    compact,
    set("kms_key_arn", undefined),
    set("kms_key_arn", "alias/aws/lambda"),
  ),
  "environments hold no secrets": broken(
    compact,
    set("environment.variables.DB_PASSWORD", "correct horse"),
    set("environment.variables.KEY", `AKIA${"A".repeat(16)}`),
    set("environment.variables.PEM", "-----BEGIN PRIVATE KEY-----"),
  ),
  "functions are traced": broken(
    compact,
    set("tracing_config.mode", "PassThrough"),
    set("tracing_config", undefined),
  ),
  "functions have a limit of concurrency": broken(
    compact,
    set("reserved_concurrent_executions", undefined),
    set("reserved_concurrent_executions", -1),
  ),
  "functions leave dead letters": broken(
    compact,
    set("dead_letter_config", undefined),
    set("dead_letter_config.target_arn", "arn:aws:sqs:eu-central-1:999999999999:another"),
  ),
  "functions run on a current Node": broken(compact, set("runtime", "nodejs16.x")),
  "nobody but a service may call a function by its policy": broken(
    permission,
    set("principal", "*"),
    set("principal", "999999999999"),
  ),
  "each permission names its source, in this account": broken(
    permission,
    set("source_arn", undefined),
    set("source_arn", "arn:aws:s3:::a-bucket"),
    set("source_arn", "arn:aws:execute-api:eu-central-1:999999999999:api/*"),
  ),
  "functions have no URL of their own": broken(compact, adding("aws_lambda_function_url.open", url)),
  "functions run in a VPC": {
    subject: compact,
    mended: set("vpc_config", { subnet_ids: ["subnet-1"], security_group_ids: ["sg-1"] }),
    broken: [set("vpc_config", undefined), set("vpc_config.subnet_ids", [])],
  },
  "code is signed": {
    subject: compact,
    mended: set("code_signing_config_arn", referTo("aws_lambda_code_signing_config.signer")),
    broken: [set("code_signing_config_arn", undefined), set("code_signing_config_arn", "")],
  },
  "event sources report each failed item, and have a limit of concurrency": broken(
    "aws_lambda_event_source_mapping.count_from_queue",
    set("function_response_types", []),
    set("scaling_config", undefined),
  ),
};
