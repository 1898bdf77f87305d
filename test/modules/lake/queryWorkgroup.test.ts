import { QueryWorkgroup } from "../../../modules/lake/queryWorkgroup";
import { at, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";

test("clients cannot change its settings: engine 3, encrypted results of this account's bucket, a limit to each scan", () => {
  const stack = aStack();
  new QueryWorkgroup(stack, "workgroup", {
    name: "acme-reports",
    description: "Queries.",
    resultsBucket: "acme-results",
    key: "arn:aws:kms:eu-central-1:111122223333:key/1234",
    accountId: aPlace.accountId,
    scanLimitGb: 2,
  });
  expect(at(synthesized(stack), "aws_athena_workgroup.workgroup")).toEqual({
    name: "acme-reports",
    description: "Queries.",
    force_destroy: true,
    configuration: {
      enforce_workgroup_configuration: true,
      publish_cloudwatch_metrics_enabled: true,
      bytes_scanned_cutoff_per_query: 2_147_483_648,
      requester_pays_enabled: false,
      engine_version: { selected_engine_version: "Athena engine version 3" },
      result_configuration: {
        output_location: "s3://acme-results/athena/",
        expected_bucket_owner: "111122223333",
        encryption_configuration: {
          encryption_option: "SSE_KMS",
          kms_key_arn: "arn:aws:kms:eu-central-1:111122223333:key/1234",
        },
      },
    },
  });
});
