import type { Change } from "./change";
import { isUnset, type Values, valueAt } from "./resource";

/** What a change takes away that guarded something: each thing in one line. */
export const loosened = ({ type, action, before, after }: Change): readonly string[] => {
  if (before === undefined) return [];
  if (action === "destroy" || action === "forget") {
    const gone = guards[type];
    return gone === undefined ? [] : [`${action === "destroy" ? "removed" : "let go of"}: ${gone}`];
  }
  if (after === undefined) return [];
  return (rules[type] ?? [])
    .concat(anyType)
    .filter(({ path, isLooser }) => isLooser(valueAt(before, path), valueAt(after, path), before))
    .map(({ path, why }) => `\`${path}\`: ${why}`);
};

/** What a resource stands guard over, said when it goes. */
const guards: Readonly<Record<string, string>> = {
  aws_s3_bucket_public_access_block: "nothing keeps the bucket from being opened to the public",
  aws_s3_account_public_access_block: "nothing keeps the account's buckets from being opened to the public",
  aws_s3_bucket_versioning: "what is overwritten or deleted from now on is lost",
  aws_s3_bucket_server_side_encryption_configuration:
    "new objects are no longer encrypted with the customer's key",
  aws_s3_bucket_ownership_controls: "ACLs may work again",
  aws_s3_bucket_object_lock_configuration: "new versions are no longer locked",
  aws_s3_bucket_policy: "its refusals go too: calls without TLS, writes under other keys",
  aws_s3_bucket_logging: "nobody can tell any more who read the bucket",
  aws_s3_bucket_replication_configuration: "new objects have no copy in the other region",
  aws_sqs_queue_policy: "its refusals go too: calls without TLS",
  aws_sns_topic_policy: "its refusals go too: calls without TLS",
  aws_cloudwatch_metric_alarm: "nobody is told any more when this happens",
  aws_cloudwatch_composite_alarm: "nobody is told any more when this happens",
  aws_cloudwatch_log_metric_filter: "alarms on its metric no longer ring",
  aws_budgets_budget: "nobody is told any more when the cost rises",
  aws_wafv2_web_acl: "requests are no longer filtered",
  aws_wafv2_web_acl_association: "requests are no longer filtered",
  aws_wafv2_web_acl_logging_configuration: "nobody can tell any more what was blocked",
  aws_cloudfront_response_headers_policy: "answers lose their security headers",
  aws_cloudtrail: "calls are no longer recorded",
  aws_glue_data_catalog_encryption_settings: "new definitions in the catalog are no longer encrypted",
  aws_lambda_function_event_invoke_config: "failed calls are retried by Lambda's own defaults",
  aws_apigatewayv2_authorizer: "routes that used it let everyone in",
};

interface Rule {
  readonly path: string;
  readonly why: string;
  readonly isLooser: (before: unknown, after: unknown, whole: Values) => boolean;
}

const turnedOff = (path: string, why: string): Rule => ({
  path,
  why,
  isLooser: (before, after) => before === true && after !== true,
});
const turnedOn = (path: string, why: string): Rule => ({
  path,
  why,
  isLooser: (before, after) => before !== true && after === true,
});
const removed = (path: string, why: string): Rule => ({
  path,
  why,
  isLooser: (before, after) => !isUnset(before) && isUnset(after),
});
const lowered = (path: string, why: string): Rule => ({
  path,
  why,
  isLooser: (before, after) => Number(after) < Number(before) && !isUnset(before) && !isUnset(after),
});
const raised = (path: string, why: string): Rule => ({
  path,
  why,
  isLooser: (before, after) => !isUnset(before) && (isUnset(after) || Number(after) > Number(before)),
});
const left = (path: string, good: string, why: string): Rule => ({
  path,
  why,
  isLooser: (before, after) => before === good && after !== good,
});

/** Of every type: Terraform's own protection, which is seen where synths are compared. */
const anyType: readonly Rule[] = [
  turnedOff("lifecycle.prevent_destroy", "Terraform no longer refuses to destroy it"),
  turnedOn("force_destroy", "it may be destroyed with everything in it"),
];

const unblocked = [
  turnedOff("block_public_acls", "public ACLs are no longer refused"),
  turnedOff("block_public_policy", "public policies are no longer refused"),
  turnedOff("ignore_public_acls", "public ACLs are no longer ignored"),
  turnedOff("restrict_public_buckets", "a public policy would now let strangers in"),
];

const rules: Readonly<Record<string, readonly Rule[]>> = {
  aws_s3_bucket_public_access_block: unblocked,
  aws_s3_account_public_access_block: unblocked,
  aws_s3_bucket_versioning: [
    left("versioning_configuration.status", "Enabled", "what is overwritten or deleted from now on is lost"),
  ],
  aws_s3_bucket_ownership_controls: [left("rule.object_ownership", "BucketOwnerEnforced", "ACLs work again")],
  aws_s3_bucket_server_side_encryption_configuration: [
    left(
      "rule.apply_server_side_encryption_by_default.sse_algorithm",
      "aws:kms",
      "new objects lose the customer's key",
    ),
  ],
  aws_s3_bucket_object_lock_configuration: [
    lowered("rule.default_retention.days", "new versions can be deleted sooner"),
    left("rule.default_retention.mode", "COMPLIANCE", "privileged people can now delete locked versions"),
  ],
  aws_s3_bucket_replication_configuration: [
    left("rule.status", "Enabled", "new objects have no copy in the other region"),
  ],
  aws_s3_bucket_lifecycle_configuration: [
    {
      path: "rule",
      why: "objects or versions are deleted sooner than before",
      isLooser: (before, after) => soonestDays(after) < soonestDays(before),
    },
  ],
  aws_dynamodb_table: [
    turnedOff("deletion_protection_enabled", "the table can be deleted by one call"),
    turnedOff("point_in_time_recovery.enabled", "the table can no longer be put back to a point in time"),
    turnedOff("server_side_encryption.enabled", "items lose the customer's key"),
  ],
  aws_kms_key: [
    turnedOff("enable_key_rotation", "the key is no longer rotated"),
    turnedOff("is_enabled", "nothing that it encrypts can be read any more"),
    lowered("deletion_window_in_days", "less time to take its deletion back"),
    turnedOn("bypass_policy_lockout_safety_check", "its policy may lock everyone out"),
  ],
  aws_sqs_queue: [
    removed("kms_master_key_id", "messages lose the customer's key"),
    removed("redrive_policy", "messages that fail for good are thrown away"),
    lowered("message_retention_seconds", "messages that wait are dropped sooner"),
  ],
  aws_sns_topic: [removed("kms_master_key_id", "messages lose the customer's key")],
  aws_cloudwatch_log_group: [
    lowered("retention_in_days", "older logs are deleted"),
    removed("kms_key_id", "logs lose the customer's key"),
  ],
  aws_cloudwatch_metric_alarm: [
    turnedOff("actions_enabled", "it rings for nobody"),
    removed("alarm_actions", "it rings for nobody"),
    {
      path: "threshold",
      why: "it rings only when it is worse than before",
      isLooser: (before, after, { comparison_operator }) =>
        !isUnset(before) &&
        (String(comparison_operator).startsWith("Less")
          ? Number(after) < Number(before)
          : Number(after) > Number(before)),
    },
    raised("evaluation_periods", "it rings later"),
    raised("datapoints_to_alarm", "it rings later"),
  ],
  aws_cloudwatch_composite_alarm: [
    turnedOff("actions_enabled", "it rings for nobody"),
    removed("alarm_actions", "it rings for nobody"),
  ],
  aws_lambda_function: [
    removed("kms_key_arn", "its environment loses the customer's key"),
    removed("dead_letter_config", "calls that fail for good are thrown away"),
    left("tracing_config.mode", "Active", "its calls are no longer traced"),
  ],
  aws_apigatewayv2_route: [
    {
      path: "authorization_type",
      why: "the authorizer is gone",
      isLooser: (before, after) =>
        !isUnset(before) && before !== "NONE" && (isUnset(after) || after === "NONE"),
    },
  ],
  aws_apigatewayv2_stage: [
    raised("default_route_settings.throttling_rate_limit", "more calls are let through"),
    raised("default_route_settings.throttling_burst_limit", "more calls are let through at once"),
    raised("route_settings.throttling_rate_limit", "more calls are let through"),
    raised("route_settings.throttling_burst_limit", "more calls are let through at once"),
    removed("access_log_settings", "calls are no longer logged"),
  ],
  aws_cloudfront_distribution: [
    removed("web_acl_id", "requests are no longer filtered"),
    removed("logging_config", "requests are no longer logged"),
    left("default_cache_behavior.viewer_protocol_policy", "https-only", "plain HTTP is no longer refused"),
    left(
      "default_cache_behavior.viewer_protocol_policy",
      "redirect-to-https",
      "how plain HTTP is treated changes",
    ),
    removed("default_cache_behavior.response_headers_policy_id", "answers lose their security headers"),
    {
      path: "viewer_certificate.minimum_protocol_version",
      why: "an older TLS may be spoken",
      isLooser: (before, after) => !isUnset(before) && String(after ?? "") < String(before),
    },
  ],
  aws_athena_workgroup: [
    turnedOff("configuration.enforce_workgroup_configuration", "clients may choose their own settings"),
    raised("configuration.bytes_scanned_cutoff_per_query", "one query may read, and cost, more"),
    removed(
      "configuration.result_configuration.encryption_configuration",
      "results are no longer encrypted by it",
    ),
  ],
  aws_sfn_state_machine: [
    removed("logging_configuration", "executions are no longer logged"),
    turnedOff("tracing_configuration.enabled", "executions are no longer traced"),
  ],
  aws_scheduler_schedule: [
    left("state", "ENABLED", "it no longer runs"),
    removed("target.dead_letter_config", "calls that fail for good are thrown away"),
  ],
  aws_cloudtrail: [
    turnedOff("enable_logging", "calls are no longer recorded"),
    turnedOff("enable_log_file_validation", "nobody can tell any more whether its files were altered"),
  ],
};

/** The fewest days after which a lifecycle configuration deletes anything. */
const soonestDays = (lifecycleRules: unknown): number => {
  const days = (Array.isArray(lifecycleRules) ? lifecycleRules : [lifecycleRules]).flatMap((rule) =>
    ["expiration.days", "noncurrent_version_expiration.noncurrent_days"].map((path) =>
      Number(valueAt({ rule }, `rule.${path}`) ?? Number.POSITIVE_INFINITY),
    ),
  );
  return Math.min(Number.POSITIVE_INFINITY, ...days.filter((n) => n > 0));
};
