import { account, isCustomerKey, meantBy, type Rule, says, valuesAt } from "./rule";

/** Groups 34 to 44. */
export const functionRules: readonly Rule[] = [
  {
    group: 34,
    ids: ["CKV173"],
    says: "environments are encrypted with a customer key",
    judges: "aws_lambda_function",
    holds: ({ resource }) => isCustomerKey(resource["kms_key_arn"]),
  },
  {
    group: 35,
    ids: ["CKV45"],
    says: "environments hold no secrets",
    judges: "aws_lambda_function",
    holds: ({ resource }) => {
      const [variables = {}] = valuesAt(resource, "environment.variables");
      return Object.entries(variables as Readonly<Record<string, string>>).every(
        ([name, value]) =>
          !/SECRET|PASSWORD|TOKEN|CREDENTIAL|PRIVATE/i.test(name) &&
          !/\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN/.test(value),
      );
    },
  },
  {
    group: 36,
    ids: ["CKV50", "T0066"],
    says: "functions are traced",
    judges: "aws_lambda_function",
    holds: ({ resource }) => says(resource, { "tracing_config.mode": "Active" }),
  },
  {
    group: 37,
    ids: ["CKV115"],
    says: "functions have a limit of concurrency",
    judges: "aws_lambda_function",
    holds: ({ resource }) => Number(resource["reserved_concurrent_executions"]) > 0,
  },
  {
    group: 38,
    ids: ["CKV116"],
    says: "functions leave dead letters",
    judges: "aws_lambda_function",
    holds: ({ resource, stack }) =>
      valuesAt(resource, "dead_letter_config.target_arn").some(
        (queue) => meantBy(stack, "aws_sqs_queue", queue) !== undefined,
      ),
  },
  {
    group: 39,
    ids: ["CKV363", "Lambda.2", "N-L1"],
    says: "functions run on a current Node",
    judges: "aws_lambda_function",
    holds: ({ resource }) => says(resource, { runtime: "nodejs22.x" }),
  },
  {
    group: 40,
    ids: ["CKV301", "Lambda.1"],
    says: "nobody but a service may call a function by its policy",
    judges: "aws_lambda_permission",
    holds: ({ resource }) => /^[a-z0-9]+\.amazonaws\.com$/.test(String(resource["principal"])),
  },
  {
    group: 41,
    ids: ["CKV364", "T0067"],
    says: "each permission names its source, in this account",
    judges: "aws_lambda_permission",
    holds: ({ resource }) =>
      resource["source_arn"] !== undefined &&
      (String(resource["source_arn"]).includes(`:${account}:`) || resource["source_account"] === account),
  },
  {
    group: 42,
    ids: ["CKV258", "CKV2 75"],
    says: "functions have no URL of their own",
    judges: "aws_lambda_function",
    holds: ({ stack }) =>
      Object.keys(stack.resources).every((address) => !address.startsWith("aws_lambda_function_url.")),
  },
  {
    group: 43,
    ids: ["CKV117", "Lambda.3"],
    says: "functions run in a VPC",
    judges: "aws_lambda_function",
    holds: ({ resource }) => valuesAt(resource, "vpc_config.subnet_ids").length > 0,
  },
  {
    group: 43,
    ids: ["CKV272"],
    says: "code is signed",
    judges: "aws_lambda_function",
    holds: ({ resource }) =>
      /^arn:|^\$\{aws_lambda_code_signing_config\./.test(String(resource["code_signing_config_arn"])),
  },
  {
    group: 44,
    ids: ["†event-source"],
    says: "event sources report each failed item, and have a limit of concurrency",
    judges: "aws_lambda_event_source_mapping",
    holds: ({ resource }) =>
      says(resource, { function_response_types: "ReportBatchItemFailures" }) &&
      Number(valuesAt(resource, "scaling_config.maximum_concurrency")[0]) > 0,
  },
];
