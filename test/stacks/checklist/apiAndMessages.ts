import {
  allows,
  conditionsOf,
  isCustomerKey,
  isOwnAccount,
  isTlsOnly,
  partsOf,
  policyOf,
  type Rule,
  says,
  valuesAt,
} from "./rule";

/** The function that takes a queue's messages. */
const consumerOf = (subject: Parameters<typeof partsOf>[0]) => {
  const [mapping] = [
    ...partsOf(subject, "aws_lambda_event_source_mapping", "event_source_arn"),
    ...Object.entries(subject.stack.resources)
      .filter(([address]) => address.startsWith("aws_lambda_event_source_mapping."))
      .map(([, one]) => one)
      .filter((one) => String(one["event_source_arn"]).endsWith(`:${subject.resource["name"]}`)),
  ];
  const functionName = String(mapping?.["function_name"]);
  return Object.entries(subject.stack.resources).find(
    ([address, one]) =>
      address.startsWith("aws_lambda_function.") &&
      (functionName.includes(`{${address}.`) || functionName === one["function_name"]),
  )?.[1];
};

/** Groups 45 to 56. */
export const apiAndMessageRules: readonly Rule[] = [
  {
    group: 45,
    ids: ["CKV76", "T0001", "APIGateway.9", "N-APIG1"],
    says: "the API logs access",
    judges: "aws_apigatewayv2_stage",
    holds: ({ resource }) => valuesAt(resource, "access_log_settings.destination_arn").length === 1,
  },
  {
    group: 46,
    ids: ["CKV309", "APIGateway.8", "N-APIG4"],
    says: "routes are authorized",
    judges: "aws_apigatewayv2_route",
    holds: ({ resource }) => resource["authorization_type"] !== "NONE",
  },
  {
    group: 47,
    ids: ["†throttle"],
    says: "each route has a throttle",
    judges: "aws_apigatewayv2_route",
    holds: ({ resource, stack }) =>
      Object.entries(stack.resources)
        .filter(([address]) => address.startsWith("aws_apigatewayv2_stage."))
        .flatMap(([, stage]) => valuesAt(stage, "route_settings"))
        .some(
          (settings) =>
            says(settings, { route_key: resource["route_key"] }) &&
            valuesAt(settings, "throttling_rate_limit").length === 1,
        ),
  },
  {
    group: 48,
    ids: ["T0005"],
    says: "domains of the API speak TLS 1.2",
    judges: "aws_apigatewayv2_domain_name",
    holds: ({ resource }) => says(resource, { "domain_name_configuration.security_policy": "TLS_1_2" }),
  },
  {
    group: 48,
    ids: ["†default-endpoint"],
    says: "the API's default endpoint is off",
    judges: "aws_apigatewayv2_api",
    holds: ({ resource }) => says(resource, { disable_execute_api_endpoint: true }),
  },
  {
    group: 49,
    ids: ["†cors"],
    says: "CORS names exact origins, or none",
    judges: "aws_apigatewayv2_api",
    holds: ({ resource }) =>
      valuesAt(resource, "cors_configuration.allow_origins").every((origin) =>
        /^https:\/\/[^*]+$/.test(String(origin)),
      ),
  },
  {
    group: 50,
    ids: ["CKV27", "CKV2 73", "T0096", "T0135", "SQS.1", "N-SQS2"],
    says: "queues are encrypted with a customer key",
    judges: "aws_sqs_queue",
    holds: ({ resource }) => isCustomerKey(resource["kms_master_key_id"]),
  },
  {
    group: 51,
    ids: ["N-SQS3"],
    says: "queues that functions empty have a dead-letter queue",
    judges: "aws_sqs_queue",
    holds: ({ resource }) => resource["redrive_policy"] !== undefined,
  },
  {
    group: 52,
    ids: ["N-SQS4"],
    says: "queues speak TLS only",
    judges: "aws_sqs_queue_policy",
    holds: ({ resource }) => isTlsOnly(policyOf(resource)),
  },
  {
    group: 53,
    ids: ["CKV72", "CKV168", "CKV387", "T0097"],
    says: "queue policies allow no wildcards",
    judges: "aws_sqs_queue_policy",
    holds: ({ resource }) =>
      allows(policyOf(resource)).every(
        ({ Principal, Action, Resource }) =>
          !JSON.stringify(Principal).includes('"*"') &&
          ![...Action, ...Resource].some((one) => one.includes("*")),
      ),
  },
  {
    group: 54,
    ids: ["†queue-source"],
    says: "queues take messages from a named source of this account",
    judges: "aws_sqs_queue_policy",
    holds: ({ resource }) =>
      allows(policyOf(resource)).every(
        (statement) =>
          conditionsOf(statement)["aws:SourceArn"] !== undefined &&
          conditionsOf(statement)["aws:SourceAccount"] !== undefined &&
          isOwnAccount({
            ...statement,
            Condition: {
              StringEquals: { "aws:SourceAccount": conditionsOf(statement)["aws:SourceAccount"] },
            },
          }),
      ),
  },
  {
    group: 54,
    ids: ["†queue-visibility"],
    says: "a message stays hidden for at least six times its function's timeout",
    judges: "aws_sqs_queue",
    among: (subject) => consumerOf(subject) !== undefined,
    holds: (subject) =>
      Number(subject.resource["visibility_timeout_seconds"]) >= 6 * Number(consumerOf(subject)?.["timeout"]),
  },
  {
    group: 55,
    ids: ["CKV26", "T0095", "T0136", "SNS.1"],
    says: "topics are encrypted with a customer key",
    judges: "aws_sns_topic",
    holds: ({ resource }) => isCustomerKey(resource["kms_master_key_id"]),
  },
  {
    group: 56,
    ids: ["CKV169", "CKV385", "SNS.4"],
    says: "topic policies let in services only, on this account's behalf",
    judges: "aws_sns_topic_policy",
    holds: ({ resource }) =>
      allows(policyOf(resource)).every(
        (statement) => valuesAt(statement, "Principal.Service").length === 1 && isOwnAccount(statement),
      ),
  },
  {
    group: 56,
    ids: ["N-SNS3"],
    says: "topics take messages over TLS only",
    judges: "aws_sns_topic_policy",
    holds: ({ resource }) => isTlsOnly(policyOf(resource)),
  },
];
