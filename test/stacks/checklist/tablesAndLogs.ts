import type { Resource } from "../synthesized";
import { isCustomerKey, meantBy, type Rule, says, valuesAt } from "./rule";

const isCatalogEncrypted = (settings: Resource): boolean =>
  says(valuesAt(settings, "data_catalog_encryption_settings"), {
    "encryption_at_rest.catalog_encryption_mode": "SSE-KMS",
    "connection_password_encryption.return_connection_password_encrypted": true,
  });

/** Groups 57 to 63. */
export const tableAndLogRules: readonly Rule[] = [
  {
    group: 57,
    ids: ["CKV28", "T0024", "DynamoDB.2", "N-DDB3"],
    says: "tables can be restored to any second",
    judges: "aws_dynamodb_table",
    holds: ({ resource }) => says(resource, { "point_in_time_recovery.enabled": true }),
  },
  {
    group: 58,
    ids: ["CKV119", "T0025"],
    says: "tables are encrypted with a customer key",
    judges: "aws_dynamodb_table",
    holds: ({ resource }) =>
      says(resource, { "server_side_encryption.enabled": true }) &&
      valuesAt(resource, "server_side_encryption.kms_key_arn").some(isCustomerKey),
  },
  {
    group: 59,
    ids: ["DynamoDB.6"],
    says: "tables are protected from deletion",
    judges: "aws_dynamodb_table",
    holds: ({ resource }) =>
      says(resource, { deletion_protection_enabled: true, "lifecycle.prevent_destroy": true }),
  },
  {
    group: 59,
    ids: ["DynamoDB.4"],
    says: "tables are in a backup plan",
    judges: "aws_dynamodb_table",
    holds: ({ address, resource, stack }) =>
      Object.entries(stack.resources)
        .filter(([other]) => other.startsWith("aws_backup_selection."))
        .flatMap(([, selection]) => valuesAt(selection, "resources").map(String))
        .some((arn) => arn.includes(`{${address}.`) || arn.endsWith(`:table/${resource["name"]}`)),
  },
  {
    group: 60,
    ids: ["CKV158", "T0017"],
    says: "logs are encrypted with a customer key",
    judges: "aws_cloudwatch_log_group",
    holds: ({ resource }) => isCustomerKey(resource["kms_key_id"]),
  },
  {
    group: 60,
    ids: ["CKV66", "CKV338"],
    says: "logs are kept for a year",
    judges: "aws_cloudwatch_log_group",
    holds: ({ resource }) => Number(resource["retention_in_days"]) >= 365,
  },
  {
    group: 61,
    ids: ["CKV319"],
    says: "alarms tell somebody",
    judges: "aws_cloudwatch_metric_alarm",
    holds: ({ resource, stack }) =>
      resource["actions_enabled"] === true &&
      valuesAt(resource, "alarm_actions").some(
        (action) => meantBy(stack, "aws_sns_topic", action) !== undefined,
      ),
  },
  {
    group: 62,
    ids: ["CKV94"],
    says: "the catalog is encrypted with a customer key, where the installation holds the account's guards",
    judges: "aws_glue_data_catalog_encryption_settings",
    holds: ({ resource }) =>
      isCatalogEncrypted(resource) &&
      ["encryption_at_rest.sse_aws_kms_key_id", "connection_password_encryption.aws_kms_key_id"].every(
        (key) => valuesAt(resource, `data_catalog_encryption_settings.${key}`).some(isCustomerKey),
      ),
  },
  {
    group: 62,
    ids: ["†catalog"],
    says: "the catalog and the passwords in it are encrypted, where the installation holds the account's guards",
    judges: "aws_glue_data_catalog_encryption_settings",
    holds: ({ resource }) => isCatalogEncrypted(resource),
  },
  {
    group: 63,
    ids: ["CKV159", "T0006", "Athena.1"],
    says: "results of queries are encrypted with a customer key",
    judges: "aws_athena_workgroup",
    holds: ({ resource }) => {
      const encryption = "configuration.result_configuration.encryption_configuration";
      return (
        says(resource, { [`${encryption}.encryption_option`]: "SSE_KMS" }) &&
        valuesAt(resource, `${encryption}.kms_key_arn`).some(isCustomerKey)
      );
    },
  },
  {
    group: 63,
    ids: ["CKV82", "T0007", "†scan-limit"],
    says: "the workgroup's settings are enforced, with a limit to each scan",
    judges: "aws_athena_workgroup",
    holds: ({ resource }) =>
      says(resource, { "configuration.enforce_workgroup_configuration": true }) &&
      Number(valuesAt(resource, "configuration.bytes_scanned_cutoff_per_query")[0]) > 0,
  },
];
