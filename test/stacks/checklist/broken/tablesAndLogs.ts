import { adding, broken, referTo, set, type Variants, without } from "./variant";

const table = "aws_dynamodb_table.metrics";
const logs = "aws_cloudwatch_log_group.ingest_logs";
const alarm = "aws_cloudwatch_metric_alarm.ingest_errors";
const catalog = "aws_glue_data_catalog_encryption_settings.account_catalog_encryption";
const settings = "data_catalog_encryption_settings";
const workgroup = "aws_athena_workgroup.workgroup";
const results = "configuration.result_configuration.encryption_configuration";
const selection = "aws_backup_selection.tables";
const key = referTo("aws_kms_key.data_key");

export const brokenTablesAndLogs: Variants = {
  "tables can be restored to any second": broken(
    table,
    set("point_in_time_recovery.enabled", false),
    set("point_in_time_recovery", undefined),
  ),
  "tables are encrypted with a customer key": broken(
    table,
    set("server_side_encryption.enabled", false),
    set("server_side_encryption.kms_key_arn", undefined),
  ),
  "tables are protected from deletion": broken(
    table,
    set("deletion_protection_enabled", false),
    set("lifecycle", undefined),
  ),
  "tables are in a backup plan": {
    subject: table,
    mended: adding(selection, { resources: [referTo("aws_dynamodb_table.metrics")] }),
    broken: [without(selection), set("resources", [referTo("aws_dynamodb_table.another")], selection)],
  },
  "logs are encrypted with a customer key": broken(logs, set("kms_key_id", undefined)),
  "logs are kept for a year": broken(
    logs,
    set("retention_in_days", 180),
    set("retention_in_days", undefined),
  ),
  "alarms tell somebody": broken(
    alarm,
    set("actions_enabled", false),
    set("alarm_actions", []),
    without("aws_sns_topic.alarms"),
  ),
  "the catalog is encrypted with a customer key, where the installation holds the account's guards": {
    subject: catalog,
    mended: set(settings, {
      encryption_at_rest: { catalog_encryption_mode: "SSE-KMS", sse_aws_kms_key_id: key },
      connection_password_encryption: { return_connection_password_encrypted: true, aws_kms_key_id: key },
    }),
    broken: [
      set(`${settings}.encryption_at_rest.sse_aws_kms_key_id`, undefined),
      set(`${settings}.connection_password_encryption.aws_kms_key_id`, undefined),
      set(`${settings}.encryption_at_rest.catalog_encryption_mode`, "DISABLED"),
    ],
  },
  "the catalog and the passwords in it are encrypted, where the installation holds the account's guards":
    broken(
      catalog,
      set(`${settings}.encryption_at_rest.catalog_encryption_mode`, "DISABLED"),
      set(`${settings}.connection_password_encryption.return_connection_password_encrypted`, false),
    ),
  "results of queries are encrypted with a customer key": broken(
    workgroup,
    set(`${results}.encryption_option`, "SSE_S3"),
    set(`${results}.kms_key_arn`, undefined),
    set(results, undefined),
  ),
  "the workgroup's settings are enforced, with a limit to each scan": broken(
    workgroup,
    set("configuration.enforce_workgroup_configuration", false),
    set("configuration.bytes_scanned_cutoff_per_query", undefined),
  ),
};
