import { diagram } from "../../../docs/architecture/diagram";
import type { StackDocument } from "../../../docs/architecture/part";
import { aConfiguration, installation } from "../../stacks/synthesized";

const { primary, backup } = installation();
const drawn = diagram({
  primary: primary.document as unknown as StackDocument,
  backup: backup.document as unknown as StackDocument,
});

test.each([
  "primary_cloudfront_distribution_edge -- asks --> primary_s3_bucket_dashboard",
  "primary_cloudfront_distribution_edge -- asks --> primary_apigatewayv2_api_api",
  "primary_apigatewayv2_api_api -- calls --> primary_lambda_function_ingest",
  "primary_lambda_function_ingest -- writes --> primary_s3_bucket_raw",
  "primary_scheduler_schedule_compact_schedule -- starts --> primary_lambda_function_compact",
  "primary_s3_bucket_raw -- is read by --> primary_lambda_function_compact",
  "primary_lambda_function_compact -- counts in --> primary_dynamodb_table_metrics",
  "primary_s3_bucket_raw -- tells --> primary_sqs_queue_count_queue",
  "primary_sqs_queue_count_queue -- feeds --> primary_lambda_function_count",
  "primary_s3_bucket_raw -- is read by --> primary_lambda_function_count",
  "primary_lambda_function_count -- counts in --> primary_dynamodb_table_metrics",
  "primary_dynamodb_table_keys -- is read by --> primary_lambda_function_ingest",
  "primary_lambda_function_ingest -- counts in --> primary_dynamodb_table_rates",
  "primary_apigatewayv2_api_api -- calls --> primary_lambda_function_query",
  "primary_lambda_function_query -- asks --> primary_athena_workgroup_workgroup",
  "primary_lambda_function_query -- writes --> primary_s3_bucket_reports",
  "primary_dynamodb_table_metrics -- is read by --> primary_lambda_function_query",
  "primary_scheduler_schedule_quality_schedule -- starts --> primary_lambda_function_quality",
  "primary_lambda_function_quality -- writes --> primary_s3_bucket_reports",
  "primary_lambda_function_sweep -- deletes from --> primary_s3_bucket_lake",
  "primary_s3_bucket_lake -- is copied to --> backup_s3_bucket_lake_replica",
  "primary_s3_bucket_lake -- is seen as --> primary_glue_catalog_table_events_table",
  "primary_glue_catalog_table_events_table -- answers --> primary_athena_workgroup_workgroup",
  "primary_athena_workgroup_workgroup -- writes --> primary_s3_bucket_results",
])("the stacks open %s", (arrow) => {
  expect(drawn.split("\n").map((line) => line.trim())).toContain(arrow);
});

test("no way is drawn that no permission opens: ingest reads keys and nothing else", () => {
  expect(
    [...drawn.matchAll(/(\w+) -- ([\w ]+) --> primary_lambda_function_ingest$/gm)].map(([arrow]) => arrow),
  ).toEqual([
    "primary_apigatewayv2_api_api -- calls --> primary_lambda_function_ingest",
    "primary_dynamodb_table_keys -- is read by --> primary_lambda_function_ingest",
  ]);
});

test("with a domain the edge is still drawn to the API that has it", () => {
  const named = installation({
    ...aConfiguration,
    domain: { name: "clicks.acme.example", zoneId: "Z0123456789ABCDEFGHIJ" },
  });
  expect(diagram({ primary: named.primary.document as unknown as StackDocument })).toContain(
    "primary_cloudfront_distribution_edge -- asks --> primary_apigatewayv2_api_api",
  );
});

test("only sweep deletes", () => {
  expect([...drawn.matchAll(/(\w+) -- deletes from --> /g)].map(([, who]) => who)).toEqual([
    "primary_lambda_function_sweep",
  ]);
});
