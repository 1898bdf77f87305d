import { AccountGuards } from "../../../modules/ground/accountGuards";
import { at, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";

const someGuards = () => {
  const stack = aStack();
  new AccountGuards(stack, "account", aPlace);
  return synthesized(stack);
};

test("no bucket of the account can be public", () => {
  expect(at(someGuards(), "aws_s3_account_public_access_block.account_public_access")).toEqual({
    account_id: "111122223333",
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
});

test("the catalog is encrypted under AWS's own key, whose alias in AWS's answer is no change to put back", () => {
  expect(at(someGuards(), "aws_glue_data_catalog_encryption_settings.account_catalog_encryption")).toEqual({
    catalog_id: "111122223333",
    data_catalog_encryption_settings: {
      encryption_at_rest: { catalog_encryption_mode: "SSE-KMS" },
      connection_password_encryption: { return_connection_password_encrypted: true },
    },
    lifecycle: {
      ignore_changes: [
        "data_catalog_encryption_settings[0].encryption_at_rest[0].sse_aws_kms_key_id",
        "data_catalog_encryption_settings[0].connection_password_encryption[0].aws_kms_key_id",
      ],
    },
  });
});
