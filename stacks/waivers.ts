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
    where: ["aws_apigatewayv2_route.api_events_route"],
    reason:
      "Ingest checks keys itself: browser keys are public, arrive in four ways (one of them a query parameter, for " +
      "sendBeacon), and a refusal must say what was wrong in the API's own words.",
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

  // functions
  {
    rules: ["CKV116"],
    where: ["aws_lambda_function.ingest"],
    reason:
      "API Gateway waits for ingest's answer: there is no asynchronous call that could become a dead letter.",
  },
  {
    rules: ["CKV117", "Lambda.3", "CKV272"],
    where: ["aws_lambda_function.ingest", "aws_lambda_function.compact"],
    reason:
      "The functions reach S3 only, through IAM: a VPC would add cost and cold starts and guard nothing. Code comes " +
      "from this repository by Terraform, whose plan shows its hash; signing belongs to a pipeline that has a signer.",
  },
  {
    rules: ["N-SQS3"],
    where: ["aws_sqs_queue.compact_dead_letters"],
    reason: "It is the dead-letter queue.",
  },

  // keys
  {
    rules: ["KMS.1", "KMS.2"],
    where: ["aws_iam_role_policy.replication_role_key_policy"],
    reason:
      "The backup's key is known by its alias only, in its own region: of that region's keys the role may use the one " +
      "with the alias, through S3, for the two replicas.",
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
    where: ["aws_s3_bucket.raw"],
    reason:
      "Nothing reacts to new objects yet: compaction goes by the clock and re-lists what it may have missed.",
  },

  // tables
  {
    rules: ["DynamoDB.4"],
    where: ["aws_dynamodb_table.metrics"],
    reason:
      "Point-in-time recovery restores it to any second of 35 days, and every figure in it can be made again from the " +
      "lake; a backup plan would keep a third copy.",
  },
];
