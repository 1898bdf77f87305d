/** A rule of public security scanners that an installation breaks on purpose, and why. */
export interface Waiver {
  /** Rule ids: CKV = CKV_AWS_n, CKV2 = CKV2_AWS_n (checkov), T = AWS-n (trivy), N = AwsSolutions-… (cdk-nag). */
  readonly rules: readonly string[];
  /** The resources that break it; `account` for what an application's stacks cannot or should not hold. */
  readonly where: readonly string[];
  readonly reason: string;
}

/** Every exception, in one place: the tests hold each rule for all other resources, and each waiver to be needed. */
export const waivers: readonly Waiver[] = [
  {
    rules: ["CKV309", "APIGateway.8", "N-APIG4"],
    where: ["aws_apigatewayv2_route.api_events_route"],
    reason:
      "Ingest checks keys itself: browser keys are public, arrive in four ways (one of them a query parameter, for " +
      "sendBeacon), and a refusal must say what was wrong in the API's own words.",
  },
  {
    rules: ["T0005"],
    where: ["aws_apigatewayv2_api.api"],
    reason:
      "Without a domain of its own the API is reached at its default endpoint, which speaks TLS 1.2 and better.",
  },
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
    rules: ["N-IAM5", "CKV355", "CKV356"],
    where: ["aws_iam_role_policy.ingest_role_policy", "aws_iam_role_policy.compact_role_policy"],
    reason: "X-Ray knows no resources: its two write actions can only be allowed on *.",
  },
  {
    rules: ["CKV145", "T0132", "S3.17"],
    where: ["aws_s3_bucket.access_logs"],
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
      "aws_s3_bucket.raw_replica",
      "aws_s3_bucket.lake_replica",
    ],
    reason: "Logs and query results can be lost or made again; the replicas are themselves the copies.",
  },
  {
    rules: ["N-SQS3"],
    where: ["aws_sqs_queue.compact_dead_letters"],
    reason: "It is the dead-letter queue.",
  },
  {
    rules: ["CKV2 62", "S3.11"],
    where: ["account"],
    reason:
      "Nothing reacts to new objects yet: compaction goes by the clock and re-lists what it may have missed.",
  },
  {
    rules: ["S3.1", "CKV94", "T0171", "T0172"],
    where: ["account"],
    reason:
      "The account's public access block, the Glue catalog's encryption and CloudTrail's data events are settings of " +
      "the whole account: the platform team's, see docs/platform.md. Every bucket here blocks for itself.",
  },
];
