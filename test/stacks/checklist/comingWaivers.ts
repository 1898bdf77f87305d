import type { Waiver } from "../../../stacks/waivers";

/** What the functions to come will break on purpose: waivers that move to the stacks with their functions. */
export const comingWaivers: readonly Waiver[] = [
  {
    rules: ["CKV309", "APIGateway.8", "N-APIG4"],
    where: ["aws_apigatewayv2_route.api_reports_route", "aws_apigatewayv2_route.api_user_metrics_route"],
    reason: "Query checks keys itself, as ingest does, and refuses in the API's own words.",
  },
  {
    rules: ["CKV116"],
    where: ["aws_lambda_function.query"],
    reason: "Query's caller waits for its answer.",
  },
  {
    rules: ["CKV117", "Lambda.3", "CKV272"],
    where: ["quality", "query"].map((name) => `aws_lambda_function.${name}`),
    reason:
      "As for the functions that are deployed: they reach AWS's services only, through IAM; the plan shows the code's hash.",
  },
  {
    rules: ["N-SQS3"],
    where: ["aws_sqs_queue.quality_dead_letters"],
    reason: "It is the dead-letter queue of another.",
  },
];
