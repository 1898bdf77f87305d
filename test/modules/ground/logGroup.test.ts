import { encryptLogGroups } from "../../../modules/ground/logGroup";
import { aPlace } from "../aStack";

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
