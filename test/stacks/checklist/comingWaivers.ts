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
    where: ["aws_lambda_function.count", "aws_lambda_function.query"],
    reason:
      "What count cannot do goes back to its queue, which has dead letters; query's caller waits for its answer.",
  },
  {
    rules: ["CKV117", "Lambda.3", "CKV272"],
    where: ["count", "sweep", "quality", "query"].map((name) => `aws_lambda_function.${name}`),
    reason:
      "As for ingest and compact: they reach AWS's services only, through IAM; the plan shows the code's hash.",
  },
  {
    rules: ["N-SQS3"],
    where: ["count_queue", "quality", "sweep"].map((name) => `aws_sqs_queue.${name}_dead_letters`),
    reason: "They are the dead-letter queues of the others.",
  },
  {
    rules: ["†no-delete"],
    where: ["aws_iam_role_policy.sweep_role_policy"],
    reason: "Sweep is the one function that may delete: data files of the lake, and nothing else.",
  },
  {
    rules: ["CKV285"],
    where: ["aws_sfn_state_machine.compact_shards"],
    reason: "As for the state machine that is deployed: every step is logged, but not what it passes.",
  },
];
