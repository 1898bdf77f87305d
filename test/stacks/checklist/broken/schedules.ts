import { broken, set, type Variants } from "./variant";

const schedule = "aws_scheduler_schedule.compact_schedule";
const states = "aws_sfn_state_machine.sharded_compaction";
const logging = "logging_configuration";

export const brokenSchedules: Variants = {
  "schedules are encrypted with a customer key": broken(schedule, set("kms_key_arn", undefined)),
  "schedules are retried, and leave dead letters": broken(
    schedule,
    set("target.dead_letter_config", undefined),
    set("target.dead_letter_config.arn", "arn:aws:sqs:eu-central-1:999999999999:another"),
    set("target.retry_policy", undefined),
    set("target.retry_policy.maximum_retry_attempts", 0),
  ),
  "state machines are traced": broken(
    states,
    set("tracing_configuration.enabled", false),
    set("tracing_configuration", undefined),
  ),
  "state machines log what they pass": {
    subject: states,
    mended: set(`${logging}.include_execution_data`, true),
    broken: [set(`${logging}.include_execution_data`, false), set(logging, undefined)],
  },
  "state machines log every step": broken(
    states,
    set(`${logging}.level`, "ERROR"),
    set(logging, undefined),
    set(`${logging}.log_destination`, "arn:aws:logs:eu-central-1:123456789012:log-group:/none:*"),
  ),
};
