import type { Waiver } from "../../../stacks/waivers";

/** What the deployed stacks break on purpose of rules that ask more than their names say. */
export const foundWaivers: readonly Waiver[] = [
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
  {
    rules: ["N-IAM5"],
    where: ["aws_iam_role_policy.replication_role_key_policy"],
    reason:
      "The backup's key is known by its alias only: a condition on the alias takes the place of the key's id.",
  },
  {
    rules: ["CKV94"],
    where: ["aws_glue_data_catalog_encryption_settings.account_catalog_encryption"],
    reason:
      "The settings are the whole account's: under a customer key every reader of any table would need a right to " +
      "it. AWS's own key for Glue encrypts the catalog.",
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
  {
    rules: ["CKV285"],
    where: ["aws_sfn_state_machine.sharded_compaction"],
    reason: "Every step is logged, but not what it passes: logs outlive the right to read the data.",
  },
];
