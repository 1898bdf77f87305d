/** A rule of public security scanners that an installation breaks on purpose, and why. */
export interface Waiver {
  /** Ids as in `test/stacks/checklist/rule.ts`. */
  readonly rules: readonly string[];
  /** The addresses of the resources that break it. */
  readonly where: readonly string[];
  readonly reason: string;
}

/** Every exception, in one place: the tests hold each rule for all other resources, and each waiver to be needed. */
export const waivers: readonly Waiver[] = [
  // the API and its edge
  {
    rules: ["CKV309", "APIGateway.8", "N-APIG4"],
    where: [
      ...["events", "orders", "customers", "payments"],
      ...["reports", "report", "queries", "user_metrics", "health", "openapi"],
    ].map((route) => `aws_apigatewayv2_route.api_${route}_route`),
    reason:
      "Ingest and query check keys themselves: browser keys are public, arrive in four ways (one of them a query " +
      "parameter, for sendBeacon), and a refusal must say what was wrong in the API's own words. Health and the API's " +
      "description are for everybody.",
  },
  {
    rules: ["†default-endpoint"],
    where: ["aws_apigatewayv2_api.api"],
    reason:
      "Without a domain of its own CloudFront reaches the API at its default endpoint, which speaks TLS 1.2 and better.",
  },
  {
    rules: ["CKV174", "T0013", "N-CFR4", "CKV2 42", "CloudFront.7"],
    where: ["aws_cloudfront_distribution.edge"],
    reason:
      "Without a domain of its own the distribution has CloudFront's name and certificate, whose oldest protocol " +
      "AWS fixes. Configure `domain`.",
  },
  {
    rules: ["CKV68", "T0011", "CloudFront.6", "N-CFR2"],
    where: ["aws_cloudfront_distribution.edge"],
    reason:
      "A firewall costs from $9 a month when nobody comes, so it is configured (`firewall`), not given: what comes in " +
      "is bounded by the API's throttle, by keys, and by what ingest accepts.",
  },
  {
    rules: ["CKV259"],
    where: [
      "aws_cloudfront_response_headers_policy.edge_api_headers",
      "aws_cloudfront_response_headers_policy.edge_page_headers",
    ],
    reason:
      "To be built into browsers is a promise for the whole registered domain, which is not this installation's to make.",
  },
  {
    rules: ["CKV2 47"],
    where: ["aws_wafv2_web_acl.firewall"],
    reason:
      "The list of anonymous addresses holds hosting providers, where the back ends that send events run, and VPNs, " +
      "behind which visitors are. The lists of bad inputs and of abusive addresses are in.",
  },

  // functions
  {
    rules: ["CKV116"],
    where: ["aws_lambda_function.ingest", "aws_lambda_function.query"],
    reason:
      "API Gateway waits for their answers: there is no asynchronous call that could become a dead letter.",
  },
  {
    rules: ["CKV116"],
    where: ["aws_lambda_function.count", "aws_lambda_function.pack"],
    reason: "What count or pack cannot do goes back to its queue, which has dead letters.",
  },
  {
    rules: ["CKV117", "Lambda.3", "CKV272"],
    where: ["ingest", "pack", "count", "compact", "roll_up", "sweep", "query", "quality"].map(
      (name) => `aws_lambda_function.${name}`,
    ),
    reason:
      "The functions reach AWS's own services only, through IAM: a VPC would add cost and cold starts and guard nothing. Code comes " +
      "from this repository by Terraform, whose plan shows its hash; signing belongs to a pipeline that has a signer.",
  },
  {
    rules: ["N-SQS3"],
    where: ["compact", "pack_queue", "count_queue", "roll_up", "sweep", "quality"].map(
      (name) => `aws_sqs_queue.${name}_dead_letters`,
    ),
    reason: "They are the dead-letter queues of the others.",
  },
  {
    rules: ["CKV285"],
    where: ["aws_sfn_state_machine.sharded_compaction"],
    reason: "Every step is logged, but not what it passes: logs outlive the right to read the data.",
  },

  // keys and roles
  {
    rules: ["KMS.1", "KMS.2", "N-IAM5"],
    where: ["aws_iam_role_policy.replication_role_key_policy"],
    reason:
      "The backup's key is known by its alias only, in its own region: of that region's keys the role may encrypt (not " +
      "decrypt) with the one that has the alias, through S3, for the two replicas.",
  },

  // roles
  {
    rules: ["†no-delete"],
    where: ["aws_iam_role_policy.sweep_role_policy"],
    reason:
      "Sweep is the one function that may delete: files of the lake that can be made again from raw, no manifest, no " +
      "commit record, no old version.",
  },
  {
    rules: ["CKV60", "CKV61"],
    where: ["aws_iam_role.replication_role"],
    reason:
      "AWS documents no source condition for replication's role, and without its source S3 would copy nothing: so the " +
      "condition holds where S3 names one. Roles cannot be passed to a service from another account.",
  },

  // buckets
  {
    rules: ["CKV145", "T0088", "T0132", "S3.17", "†bucket-key", "†right-key"],
    where: [
      "aws_s3_bucket_server_side_encryption_configuration.access_logs_encryption",
      "aws_s3_bucket_policy.access_logs_policy",
    ],
    reason: "S3 delivers access logs under S3-managed keys only.",
  },
  {
    rules: ["CKV18", "T0089", "S3.9", "N-S1"],
    where: ["aws_s3_bucket.access_logs"],
    reason: "A log of the log bucket would log itself.",
  },
  {
    rules: ["CKV144", "S3.7"],
    where: [
      "aws_s3_bucket.access_logs",
      "aws_s3_bucket.results",
      "aws_s3_bucket.reports",
      "aws_s3_bucket.dashboard",
      "aws_s3_bucket.trail_files",
      "aws_s3_bucket.raw_replica",
      "aws_s3_bucket.lake_replica",
    ],
    reason:
      "Logs can be lost, results, reports and pages made again; the replicas are themselves the copies.",
  },
  {
    rules: ["CKV2 62", "S3.11"],
    where: [
      "aws_s3_bucket.access_logs",
      "aws_s3_bucket.dashboard",
      "aws_s3_bucket.lake",
      "aws_s3_bucket.lake_replica",
      "aws_s3_bucket.raw_replica",
      "aws_s3_bucket.reports",
      "aws_s3_bucket.results",
      "aws_s3_bucket.trail_files",
    ],
    reason:
      "Nothing reacts to objects there: a notification that nobody takes would only be a way out for names.",
  },

  // catalog and tables
  {
    rules: ["CKV94"],
    where: ["aws_glue_data_catalog_encryption_settings.account_catalog_encryption"],
    reason:
      "The settings are the whole account's: under a customer key every reader of any table would need a right to " +
      "it. AWS's own key for Glue encrypts the catalog.",
  },
  {
    rules: ["DynamoDB.4"],
    where: ["aws_dynamodb_table.metrics", "aws_dynamodb_table.keys"],
    reason:
      "Point-in-time recovery restores them to any second of 35 days. Every figure can be made again from the lake, and " +
      "every key issued anew; a backup plan would keep a third copy.",
  },
  {
    rules: ["CKV28", "T0024", "DynamoDB.2", "N-DDB3", "DynamoDB.4", "DynamoDB.6"],
    where: ["aws_dynamodb_table.rates"],
    reason:
      "It counts the requests of the last minutes and forgets them within the hour: there is nothing to restore, and " +
      "an empty one in its place counts from then on.",
  },
];
