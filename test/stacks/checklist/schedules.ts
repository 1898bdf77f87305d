import { isCustomerKey, meantBy, type Rule, says, valuesAt } from "./rule";

/** Groups 69 and 70: what starts by the clock, and what it starts. */
export const scheduleRules: readonly Rule[] = [
  {
    group: 69,
    ids: ["CKV297"],
    says: "schedules are encrypted with a customer key",
    judges: "aws_scheduler_schedule",
    holds: ({ resource }) => isCustomerKey(resource["kms_key_arn"]),
  },
  {
    group: 69,
    ids: ["†schedule-failures"],
    says: "schedules are retried, and leave dead letters",
    judges: "aws_scheduler_schedule",
    holds: ({ resource, stack }) =>
      meantBy(stack, "aws_sqs_queue", valuesAt(resource, "target.dead_letter_config.arn")[0]) !== undefined &&
      Number(valuesAt(resource, "target.retry_policy.maximum_retry_attempts")[0]) > 0,
  },
  {
    group: 70,
    ids: ["CKV284", "N-SF2"],
    says: "state machines are traced",
    judges: "aws_sfn_state_machine",
    holds: ({ resource }) => says(resource, { "tracing_configuration.enabled": true }),
  },
  {
    group: 70,
    ids: ["CKV285"],
    says: "state machines log what they pass",
    judges: "aws_sfn_state_machine",
    holds: ({ resource }) => says(resource, { "logging_configuration.include_execution_data": true }),
  },
  {
    group: 70,
    ids: ["N-SF1"],
    says: "state machines log every step",
    judges: "aws_sfn_state_machine",
    holds: ({ resource, stack }) =>
      says(resource, { "logging_configuration.level": "ALL" }) &&
      meantBy(
        stack,
        "aws_cloudwatch_log_group",
        valuesAt(resource, "logging_configuration.log_destination")[0],
      ) !== undefined,
  },
];
