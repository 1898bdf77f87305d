/** What a resource holds that cannot be made again. */
export interface Stateful {
  readonly kind: "data" | "address";
  /** Lost when it is destroyed. */
  readonly loss: string;
  /** The attributes that make it what it is: Terraform replaces it when one of them changes. */
  readonly identity: readonly string[];
}

/** Why a resource is stateful, or undefined where it can be made again from the sources. */
export const statefulness = (type: string): Stateful | undefined => table[type];

/** The attributes that cannot change in place, the name first; none where this table does not know them. */
export const identityOf = (type: string): readonly string[] => table[type]?.identity ?? [];

const data = (loss: string, ...identity: readonly string[]): Stateful => ({ kind: "data", loss, identity });
const address = (loss: string, ...identity: readonly string[]): Stateful => ({
  kind: "address",
  loss,
  identity,
});

const table: Readonly<Record<string, Stateful>> = {
  aws_s3_bucket: data("its objects and all their versions", "bucket", "object_lock_enabled"),
  aws_dynamodb_table: data("its items, and its point-in-time backups", "name", "hash_key", "range_key"),
  aws_dynamodb_table_replica: data("the items of the replica", "global_table_arn"),
  aws_kms_key: data("everything that is encrypted with it, once its waiting period is over", "key_usage"),
  aws_kms_replica_key: data(
    "everything that is encrypted with it, once its waiting period is over",
    "primary_key_arn",
  ),
  aws_sqs_queue: data("the messages that wait in it", "name", "fifo_queue"),
  aws_cloudwatch_log_group: data("its logs", "name", "log_group_class"),
  aws_glue_catalog_database: data(
    "its tables' definitions, those of other people too; the files stay",
    "name",
    "catalog_id",
  ),
  aws_athena_workgroup: data("its query history, and the queries that people saved in it", "name"),
  aws_sfn_state_machine: data("its history; executions under way are stopped", "name", "type"),
  aws_secretsmanager_secret: data("the secret", "name"),
  aws_ssm_parameter: data("its value and its history", "name"),
  aws_backup_vault: data("the backups in it", "name"),
  aws_cloudtrail: data("its record of calls from then on", "name"),
  aws_kinesis_stream: data("the records in it", "name"),
  aws_db_instance: data("the database", "identifier"),
  aws_rds_cluster: data("the database", "cluster_identifier"),
  aws_efs_file_system: data("its files"),
  aws_ecr_repository: data("its images", "name"),
  aws_cognito_user_pool: data("its users", "name"),
  aws_opensearch_domain: data("its indices", "domain_name"),
  aws_kms_alias: address("the name by which others find the key: they cannot use it any more", "name"),
  aws_apigatewayv2_api: address("its endpoint: a new one has another", "protocol_type"),
  aws_apigatewayv2_domain_name: address("the domain's target: DNS points into nothing", "domain_name"),
  aws_cloudfront_distribution: address("its domain name (…cloudfront.net): a new one has another"),
  aws_lambda_function_url: address("its URL: a new one has another", "function_name"),
  aws_acm_certificate: address("the certificate: a new one must be validated again", "domain_name"),
  aws_route53_zone: address("its name servers: a new zone has others", "name"),
  aws_route53_record: address("the name's answer in DNS", "name", "type", "zone_id"),
  aws_sns_topic: address("its subscriptions: each must be confirmed again", "name", "fifo_topic"),
  aws_sns_topic_subscription: address(
    "the subscription: it must be confirmed again",
    "topic_arn",
    "protocol",
    "endpoint",
  ),
};
