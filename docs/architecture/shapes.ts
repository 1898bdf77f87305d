/** What is drawn, in which shape, and what it is called; everything else serves one of these. */
export const shapes: Readonly<
  Record<string, { readonly kind: string; readonly open: string; readonly close: string }>
> = {
  aws_cloudfront_distribution: { kind: "CloudFront", open: "([", close: "])" },
  aws_apigatewayv2_api: { kind: "HTTP API", open: "([", close: "])" },
  aws_lambda_function: { kind: "Lambda", open: "[", close: "]" },
  aws_scheduler_schedule: { kind: "schedule", open: ">", close: "]" },
  aws_sfn_state_machine: { kind: "Step Functions", open: "[[", close: "]]" },
  aws_s3_bucket: { kind: "S3", open: "[(", close: ")]" },
  aws_dynamodb_table: { kind: "DynamoDB", open: "[(", close: ")]" },
  aws_sqs_queue: { kind: "SQS", open: "[/", close: "/]" },
  aws_glue_catalog_table: { kind: "Glue", open: "[/", close: "\\]" },
  aws_athena_workgroup: { kind: "Athena", open: "([", close: "])" },
};
