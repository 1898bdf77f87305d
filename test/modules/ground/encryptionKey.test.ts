import { TerraformOutput } from "cdktf";
import { EncryptionKey, type EncryptionKeyProps } from "../../../modules/ground/encryptionKey";
import { at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";

const throughS3 = { StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } };

const aKey = (props: Partial<EncryptionKeyProps> = {}) => {
  const stack = aStack();
  const key = new EncryptionKey(stack, "data_key", {
    ...aPlace,
    alias: "alias/acme-data",
    description: "Data.",
    use: throughS3,
    ...props,
  });
  return { stack, key };
};

const statements = ({ stack }: ReturnType<typeof aKey>) =>
  statementsOf(at(synthesized(stack), "aws_kms_key.data_key")["policy"]);

test("a key is rotated, found by its alias, and deleted by no destroy, and then only after 30 days", () => {
  const { stack, key } = aKey();
  new TerraformOutput(stack, "arn", { value: key.arn });
  const result = synthesized(stack);
  expect(at(result, "aws_kms_key.data_key")).toMatchObject({
    description: "Data.",
    enable_key_rotation: true,
    deletion_window_in_days: 30,
    is_enabled: true,
    lifecycle: { prevent_destroy: true },
  });
  expect(at(result, "aws_kms_alias.data_key_alias")).toEqual({
    name: "alias/acme-data",
    target_key_id: `\${aws_kms_key.data_key.key_id}`,
  });
  expect(result.document["output"]).toEqual({ arn: { value: `\${aws_kms_key.data_key.arn}` } });
});

test("the account administers its key, and encrypts with it only as the roles' use says", () => {
  const account = { AWS: "arn:aws:iam::111122223333:root" };
  const [administers, uses, ...others] = statements(aKey());
  expect(administers).toEqual({
    Sid: "AccountAdministers",
    Effect: "Allow",
    Principal: account,
    Action: [
      "CancelKeyDeletion CreateAlias DeleteAlias DescribeKey DisableKey DisableKeyRotation EnableKey",
      "EnableKeyRotation GetKeyPolicy GetKeyRotationStatus ListGrants ListKeyPolicies ListResourceTags",
      "PutKeyPolicy RetireGrant RevokeGrant ScheduleKeyDeletion TagResource UntagResource UpdateAlias",
      "UpdateKeyDescription",
    ].flatMap((line) => line.split(" ").map((action) => `kms:${action}`)),
    Resource: ["*"],
  });
  expect(uses).toEqual({
    Sid: "AccountUsesThroughRoles",
    Effect: "Allow",
    Principal: account,
    Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"],
    Resource: ["*"],
    Condition: throughS3,
  });
  expect(others).toEqual([]);
});

test("services come after the account: those that are named, and those that are let in later", () => {
  const of = (sid: string) => ({
    sid,
    principal: { service: "s3.amazonaws.com" },
    actions: ["kms:Decrypt"],
    resources: ["*"],
    condition: { StringEquals: { "aws:SourceAccount": aPlace.accountId } },
  });
  const made = aKey({ statements: [of("Named")] });
  made.key.allow(of("Later"));
  expect(statements(made).slice(2)).toEqual(
    ["Named", "Later"].map((sid) => ({
      Sid: sid,
      Effect: "Allow",
      Principal: { Service: "s3.amazonaws.com" },
      Action: ["kms:Decrypt"],
      Resource: ["*"],
      Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    })),
  );
});

test("a key that nothing outlives may be destroyed", () => {
  const { stack } = aKey({ content: "replaceable" });
  expect(at(synthesized(stack), "aws_kms_key.data_key")).not.toHaveProperty("lifecycle");
});

test("key and alias are both in the region that is asked for", () => {
  const stack = aStack();
  new EncryptionKey(stack, "far", {
    accountId: aPlace.accountId,
    region: "us-east-1",
    alias: "alias/acme-far",
    description: "Far.",
    use: throughS3,
    provider: stack.providerIn("us-east-1"),
  });
  const result = synthesized(stack);
  expect(at(result, "aws_kms_key.far")["provider"]).toBe("aws.us_east_1");
  expect(at(result, "aws_kms_alias.far_alias")["provider"]).toBe("aws.us_east_1");
});
