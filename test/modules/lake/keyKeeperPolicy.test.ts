import { KeyKeeperPolicy } from "../../../modules/lake/keyKeeperPolicy";
import { at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";
import { aKey, aKeyReference } from "../functions/aKey";

const aPolicy = () => {
  const stack = aStack();
  new KeyKeeperPolicy(stack, "key_keepers", {
    ...aPlace,
    name: "acme-key-keepers",
    description: "Issues keys.",
    table: "acme-keys",
    key: aKey(stack),
  });
  return at(synthesized(stack), "aws_iam_policy.key_keepers");
};

test("it allows, to the letter, to list, put and look at keys in one table, with its key through DynamoDB", () => {
  const { policy, ...about } = aPolicy();
  expect(about).toEqual({ name: "acme-key-keepers", description: "Issues keys." });
  expect(statementsOf(policy)).toEqual([
    {
      Sid: "KeepKeys",
      Effect: "Allow",
      Action: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
      Resource: ["arn:aws:dynamodb:eu-central-1:111122223333:table/acme-keys"],
    },
    {
      Sid: "DecryptToKeepKeys",
      Effect: "Allow",
      Action: ["kms:Decrypt"],
      Resource: [aKeyReference],
      Condition: {
        StringEquals: {
          "kms:ViaService": "dynamodb.eu-central-1.amazonaws.com",
          "kms:EncryptionContext:aws:dynamodb:tableName": "acme-keys",
        },
      },
    },
  ]);
});
