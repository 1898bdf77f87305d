import { encryptLogGroups, LogGroup } from "../../../modules/ground/logGroup";
import { at, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";

const key = "arn:aws:kms:eu-central-1:111122223333:key/1234";

test("a group is encrypted and forgets, and is known by name, so that policies can name it beforehand", () => {
  const stack = aStack();
  const group = new LogGroup(stack, "logs", { ...aPlace, name: "/aws/lambda/acme", key, retentionDays: 365 });
  expect(at(synthesized(stack), "aws_cloudwatch_log_group.logs")).toEqual({
    name: "/aws/lambda/acme",
    kms_key_id: key,
    retention_in_days: 365,
  });
  expect(group.arn).toBe("arn:aws:logs:eu-central-1:111122223333:log-group:/aws/lambda/acme");
});

test("a group is in the region that is asked for", () => {
  const stack = aStack();
  const place = { accountId: aPlace.accountId, region: "us-east-1" };
  const group = new LogGroup(stack, "logs", {
    ...place,
    name: "aws-waf-logs-acme",
    key,
    retentionDays: 30,
    provider: stack.providerIn("us-east-1"),
  });
  expect(at(synthesized(stack), "aws_cloudwatch_log_group.logs")["provider"]).toBe("aws.us_east_1");
  expect(group.arn).toMatch(/^arn:aws:logs:us-east-1:/);
});

test("a key lets CloudWatch Logs do all that AWS asks for, for the groups that are named", () => {
  expect(encryptLogGroups(aPlace, ["/aws/lambda/acme-*"])).toEqual({
    sid: "OwnLogGroups",
    principal: { service: "logs.eu-central-1.amazonaws.com" },
    // AWS's own example, to the letter but for its wildcards on single actions
    actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
    resources: ["*"],
    condition: {
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": [
          "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/lambda/acme-*",
        ],
      },
    },
  });
});
