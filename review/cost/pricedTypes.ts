import { type Resource, valueAt } from "../resource";
import type { Inventory } from "./inventory";

/** What costs, or may cost, something that the estimate leaves out: each in one line, with the reason. */
export const unpricedIn = (resources: readonly Resource[], inventory: Inventory): readonly string[] => {
  const byType = new Map<string, number>();
  for (const { type } of resources) byType.set(type, (byType.get(type) ?? 0) + 1);
  return [
    ...[...byType]
      .filter(([type]) => !isPriced(type))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, n]) => `${n} × \`${type}\`: ${partly[type] ?? "not in the price table"}`),
    ...inventory.schedules
      .filter((schedule) => schedule.runsPerMonth === undefined)
      .map(({ address }) => `\`${address}\`: how often it runs could not be read from its expression`),
    ...(inventory.count("aws_apigatewayv2_api") > 0 && inventory.ingestMemoryGb === undefined
      ? ["the API's function: none was found behind its routes"]
      : []),
    ...resources
      .filter(({ type, values }) => type === "aws_dynamodb_table" && !isOnDemand(values["billing_mode"]))
      .map(({ address }) => `\`${address}\`: provisioned capacity, the estimate counts requests`),
    ...resources
      .filter(({ values }) => Number(valueAt(values, "ephemeral_storage.size") ?? 512) > 512)
      .map(({ address }) => `\`${address}\`: space in /tmp beyond 512 MB`),
  ];
};

const isOnDemand = (mode: unknown): boolean => mode === "PAY_PER_REQUEST";

const isPriced = (type: string): boolean => type in inEstimate || free.has(type) || /^aws_iam_/.test(type);

/** Priced by a line of their own or by the traffic through them. */
const inEstimate: Readonly<Record<string, true>> = {
  aws_kms_key: true,
  aws_kms_replica_key: true,
  aws_cloudwatch_metric_alarm: true,
  aws_cloudwatch_composite_alarm: true,
  aws_cloudwatch_log_metric_filter: true,
  aws_cloudwatch_dashboard: true,
  aws_cloudwatch_log_group: true,
  aws_wafv2_web_acl: true,
  aws_route53_zone: true,
  aws_cloudfront_distribution: true,
  aws_apigatewayv2_api: true,
  aws_lambda_function: true,
  aws_lambda_event_source_mapping: true,
  aws_s3_bucket: true,
  aws_s3_bucket_logging: true,
  aws_s3_bucket_replication_configuration: true,
  aws_sqs_queue: true,
  aws_dynamodb_table: true,
  aws_scheduler_schedule: true,
  aws_sfn_state_machine: true,
  aws_athena_workgroup: true,
};

/** Settings of other resources, and what AWS gives without a charge of its own. */
const free: ReadonlySet<string> = new Set([
  "aws_acm_certificate",
  "aws_acm_certificate_validation",
  "aws_apigatewayv2_api_mapping",
  "aws_apigatewayv2_authorizer",
  "aws_apigatewayv2_domain_name",
  "aws_apigatewayv2_integration",
  "aws_apigatewayv2_route",
  "aws_apigatewayv2_stage",
  "aws_athena_named_query",
  "aws_athena_prepared_statement",
  "aws_budgets_budget",
  "aws_cloudfront_cache_policy",
  "aws_cloudfront_origin_access_control",
  "aws_cloudfront_origin_request_policy",
  "aws_cloudfront_response_headers_policy",
  "aws_cloudwatch_log_delivery",
  "aws_cloudwatch_log_delivery_destination",
  "aws_cloudwatch_log_delivery_source",
  "aws_cloudwatch_log_resource_policy",
  "aws_cloudwatch_query_definition",
  "aws_glue_catalog_database",
  "aws_glue_catalog_table",
  "aws_glue_data_catalog_encryption_settings",
  "aws_kms_alias",
  "aws_lambda_alias",
  "aws_lambda_function_event_invoke_config",
  "aws_lambda_function_url",
  "aws_lambda_permission",
  "aws_route53_record",
  "aws_s3_account_public_access_block",
  "aws_s3_bucket_acl",
  "aws_s3_bucket_cors_configuration",
  "aws_s3_bucket_lifecycle_configuration",
  "aws_s3_bucket_notification",
  "aws_s3_bucket_object_lock_configuration",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_policy",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_versioning",
  "aws_scheduler_schedule_group",
  "aws_sns_topic_policy",
  "aws_sqs_queue_policy",
  "aws_sqs_queue_redrive_allow_policy",
  "aws_sqs_queue_redrive_policy",
  "aws_wafv2_ip_set",
  "aws_wafv2_web_acl_association",
]);

/** Paid for by use that no traffic level says. */
const partly: Readonly<Record<string, string>> = {
  aws_sns_topic: "messages are paid by number and kind: $20 a million e-mails",
  aws_sns_topic_subscription: "see its topic",
  aws_cloudtrail:
    "data events are paid by number, $0.10 for 100,000: with ingest writing one object a request, up to $1 a million requests",
  aws_wafv2_web_acl_logging_configuration:
    "logs are paid by size, and how much is logged depends on its filter",
  aws_s3_object: "its storage, $0.023 a GB a month, and a request each time it changes",
  aws_cloudfront_function: "$0.10 a million calls",
  aws_cloudfront_monitoring_subscription: "its additional metrics are paid each month",
};
