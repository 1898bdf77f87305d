import { readFileSync } from "node:fs";
import { join } from "node:path";
import { aConfiguration, at, installation, type Synthesized } from "./synthesized";

const full = installation(JSON.parse(readFileSync(join(__dirname, "../../examples/full.json"), "utf8")));

/**
 * What holds data, and what the world knows by an address that AWS gives: never change these lists but to add to them.
 */
const frozen: Readonly<Record<keyof typeof full, readonly string[]>> = {
  primary: [
    "aws_apigatewayv2_api.api",
    "aws_cloudfront_distribution.edge",
    "aws_dynamodb_table.keys",
    "aws_dynamodb_table.metrics",
    "aws_dynamodb_table.rates",
    "aws_glue_catalog_database.database",
    "aws_kms_key.data_key",
    "aws_kms_key.firewall_key",
    "aws_kms_key.operations_key",
    "aws_s3_bucket.access_logs",
    "aws_s3_bucket.dashboard",
    "aws_s3_bucket.lake",
    "aws_s3_bucket.raw",
    "aws_s3_bucket.reports",
    "aws_s3_bucket.results",
    "aws_s3_bucket.trail_files",
    "aws_sns_topic.alarms",
    "aws_sqs_queue.compact_dead_letters",
    "aws_sqs_queue.count_queue",
    "aws_sqs_queue.count_queue_dead_letters",
    "aws_sqs_queue.pack_queue",
    "aws_sqs_queue.pack_queue_dead_letters",
    "aws_sqs_queue.quality_dead_letters",
    "aws_sqs_queue.roll_up_dead_letters",
    "aws_sqs_queue.sweep_dead_letters",
  ],
  backup: [
    "aws_kms_key.backup_key",
    "aws_s3_bucket.access_logs",
    "aws_s3_bucket.lake_replica",
    "aws_s3_bucket.raw_replica",
    "aws_sns_topic.alarms",
  ],
};

const statefulTypes =
  /^aws_(apigatewayv2_api|cloudfront_distribution|dynamodb_table|glue_catalog_database|kms_key|s3_bucket|sns_topic|sqs_queue)\./;

const howToMove = (missing: readonly string[]): string =>
  `${missing.join(", ")}: gone from the stack. Terraform would destroy what lies there and make an empty one anew.
Keep the construct's id, or move the state with it: in the stack, this.addOverride("moved", [{ from: "${missing[0]}",
to: "<the new address>" }]); then show by a plan that it says "has moved to" and destroys nothing, add the new address
here beside the old one, and write the move into the changelog. Take the "moved" block out a release later, not before.`;

const statefulOf = ({ resources }: Synthesized): readonly string[] =>
  Object.keys(resources)
    .filter((address) => statefulTypes.test(address))
    .sort();

describe.each(["primary", "backup"] as const)("in the %s stack", (stack) => {
  test("addresses of what holds data, or is known by its address, are frozen", () => {
    const addresses = statefulOf(full[stack]);
    const missing = frozen[stack].filter((address) => !addresses.includes(address));
    if (missing.length > 0) throw new Error(howToMove(missing));
    expect(addresses).toEqual(frozen[stack]);
  });

  test("what cannot be made again is protected from destroy", () => {
    const guarded = Object.entries(full[stack].resources)
      .filter(([, { lifecycle }]) => (lifecycle as { prevent_destroy?: boolean })?.prevent_destroy === true)
      .map(([address]) => address)
      .sort();
    expect(guarded).toEqual(
      {
        primary: [
          "aws_dynamodb_table.keys",
          "aws_dynamodb_table.metrics",
          "aws_kms_key.data_key",
          "aws_kms_key.operations_key",
          "aws_s3_bucket.lake",
          "aws_s3_bucket.raw",
        ],
        backup: ["aws_kms_key.backup_key", "aws_s3_bucket.lake_replica", "aws_s3_bucket.raw_replica"],
      }[stack],
    );
  });
});

test("a missing address is told with the way to move its state", () => {
  expect(howToMove(["aws_s3_bucket.raw"])).toMatch(
    /^aws_s3_bucket\.raw: gone .*destroy.*"moved".*has moved to/s,
  );
});

test("an installation that is to be taken down protects nothing any more", () => {
  const { primary, backup } = installation({ ...aConfiguration, takeDown: true });
  expect(JSON.stringify([primary.document, backup.document])).not.toContain('"prevent_destroy":true');
  expect(at(primary, "aws_dynamodb_table.metrics")["deletion_protection_enabled"]).toBe(false);
});
