import { loosened } from "../../review/loosening";
import { aChange } from "./aStackChange";

const block = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

test.each([
  [
    "aws_s3_bucket_public_access_block",
    block,
    { ...block, block_public_policy: false },
    "block_public_policy",
  ],
  [
    "aws_s3_bucket_versioning",
    { versioning_configuration: [{ status: "Enabled" }] },
    { versioning_configuration: [{ status: "Suspended" }] },
    "versioning_configuration.status",
  ],
  [
    "aws_dynamodb_table",
    { deletion_protection_enabled: true },
    { deletion_protection_enabled: false },
    "deletion_protection_enabled",
  ],
  [
    "aws_dynamodb_table",
    { point_in_time_recovery: [{ enabled: true }] },
    {},
    "point_in_time_recovery.enabled",
  ],
  ["aws_kms_key", { deletion_window_in_days: 30 }, { deletion_window_in_days: 7 }, "deletion_window_in_days"],
  ["aws_cloudwatch_metric_alarm", { alarm_actions: ["arn"] }, { alarm_actions: [] }, "alarm_actions"],
  [
    "aws_cloudwatch_metric_alarm",
    { threshold: 5, comparison_operator: "GreaterThanThreshold" },
    { threshold: 50, comparison_operator: "GreaterThanThreshold" },
    "threshold",
  ],
  [
    "aws_cloudwatch_metric_alarm",
    { threshold: 1, comparison_operator: "LessThanThreshold" },
    { threshold: 0, comparison_operator: "LessThanThreshold" },
    "threshold",
  ],
  ["aws_cloudwatch_metric_alarm", { evaluation_periods: 1 }, { evaluation_periods: 3 }, "evaluation_periods"],
  [
    "aws_cloudwatch_metric_alarm",
    { datapoints_to_alarm: 1 },
    { datapoints_to_alarm: 3 },
    "datapoints_to_alarm",
  ],
  [
    "aws_apigatewayv2_stage",
    { route_settings: [{ throttling_burst_limit: 10 }] },
    { route_settings: [{ throttling_burst_limit: 99 }] },
    "route_settings.throttling_burst_limit",
  ],
  ["aws_cloudwatch_log_group", { retention_in_days: 365 }, { retention_in_days: 30 }, "retention_in_days"],
  [
    "aws_apigatewayv2_route",
    { authorization_type: "JWT" },
    { authorization_type: "NONE" },
    "authorization_type",
  ],
  [
    "aws_apigatewayv2_stage",
    { default_route_settings: { throttling_rate_limit: 10 } },
    { default_route_settings: { throttling_rate_limit: 99 } },
    "default_route_settings.throttling_rate_limit",
  ],
  ["aws_cloudfront_distribution", { web_acl_id: "arn" }, { web_acl_id: "" }, "web_acl_id"],
  [
    "aws_cloudfront_distribution",
    { viewer_certificate: { minimum_protocol_version: "TLSv1.2_2021" } },
    { viewer_certificate: { minimum_protocol_version: "TLSv1.1_2016" } },
    "viewer_certificate.minimum_protocol_version",
  ],
  [
    "aws_athena_workgroup",
    { configuration: { bytes_scanned_cutoff_per_query: 10 } },
    { configuration: {} },
    "configuration.bytes_scanned_cutoff_per_query",
  ],
  [
    "aws_s3_bucket_lifecycle_configuration",
    { rule: [{ expiration: [{ days: 400 }] }] },
    { rule: [{ expiration: [{ days: 30 }] }] },
    "rule",
  ],
  [
    "aws_s3_bucket_lifecycle_configuration",
    { rule: [{ id: "x" }] },
    { rule: [{ expiration: [{ days: 30 }] }] },
    "rule",
  ],
  ["aws_s3_bucket", { lifecycle: { prevent_destroy: true } }, {}, "lifecycle.prevent_destroy"],
  ["aws_s3_bucket", {}, { force_destroy: true }, "force_destroy"],
  ["aws_scheduler_schedule", { state: "ENABLED" }, { state: "DISABLED" }, "state"],
])("%s: %j → %j", (type, before, after, path) => {
  expect(loosened(aChange({ type, before, after }))).toEqual([expect.stringContaining(`\`${path}\`: `)]);
  expect(loosened(aChange({ type, before: after, after: before }))).toEqual([]);
});

test.each([
  "aws_cloudwatch_metric_alarm",
  "aws_s3_bucket_public_access_block",
  "aws_wafv2_web_acl",
  "aws_budgets_budget",
  "aws_glue_data_catalog_encryption_settings",
])("%s is missed when it is removed, and not when it comes", (type) => {
  expect(loosened(aChange({ type, action: "destroy", after: undefined }))).toEqual([
    expect.stringMatching(/^removed: /),
  ]);
  expect(loosened(aChange({ type, action: "forget", after: undefined }))).toEqual([
    expect.stringMatching(/^let go of: /),
  ]);
  expect(loosened(aChange({ type, action: "add", before: undefined }))).toEqual([]);
});
